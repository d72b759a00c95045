package nnet.examples;

import java.nio.file.Path;
import java.util.List;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.Loaded;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.source.SourceFile;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/** A text compiled and loaded, with the graphs it was emitted from. */
public record Compiled(Program program, Emitted emitted, Model model) {

  public static Compiled file(Path path) {
    return file(path, Request.DEFAULT);
  }

  public static Compiled file(Path path, Request request) {
    return of(ExampleFiles.read(path), request);
  }

  public static Compiled text(String name, String text) {
    return text(name, text, Request.DEFAULT);
  }

  public static Compiled text(String name, String text, Request request) {
    return of(new SourceFile(name, text), request);
  }

  private static Compiled of(SourceFile source, Request request) {
    Compilation compilation = Compiler.check(source, request);
    if (compilation.programs().isEmpty()) {
      throw new AssertionError(compilation.diagnostics().sorted().toString());
    }
    List<Program> lowered = Compiler.lower(compilation.programs());
    Emitted emitted = Compiler.emit(lowered);
    return new Compiled(lowered.getFirst(), emitted, Loaded.model(emitted));
  }

  public Schema schema() {
    return model.schema();
  }

  /** The graph of an entry, derived and optimised. */
  public Region region(String entry) {
    return program.entries().stream()
        .filter(candidate -> candidate.name().equals(entry))
        .findFirst()
        .orElseThrow()
        .body();
  }

  public Entry entry(String name) {
    return schema().entries().get(schema().entry(name));
  }

  /** Arrays for an entry, the parameters initialised with a seed. */
  public Frame frame(String entry, int batch, long seed) {
    Schema schema = schema();
    Entry initialize = entry("initialize");
    int workspace = Math.max(entry(entry).workspace(batch), initialize.workspace(1));
    Frame frame =
        new Frame(
            new float[schema.parameterFloats()],
            new float[schema.parameterFloats()],
            new float[schema.stateFloats()],
            new float[workspace],
            1);
    frame.draw.seed = seed;
    model.run(schema.entry("initialize"), frame);
    for (Schema.State state : schema.states()) {
      java.util.Arrays.fill(
          frame.s, state.offset(), state.offset() + state.size(), (float) state.initial());
    }
    frame.batch = batch;
    return frame;
  }

  public Slot input(String entry, String name) {
    return entry(entry).inputs().stream()
        .filter(slot -> slot.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
