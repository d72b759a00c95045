package nnet.compiler.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.Compiler;
import nnet.compiler.emit.CompiledClasses;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.JarWriter;
import nnet.compiler.emit.JavaCompiler;
import nnet.compiler.emit.SourceJars;
import nnet.compiler.graph.Program;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.Weights;
import org.apache.commons.cli.Options;

/** {@code nnet compile}: a file becomes readable Java and a jar that runs by itself. */
final class CompileCommand implements Command {
  private static final String OUT = "out";
  private static final String SOURCES = "source-out";
  private static final String WEIGHTS = "weights";
  private static final String INFERENCE = "inference-only";
  private static final String DOCUMENTED = "with-sources";

  @Override
  public String name() {
    return "compile";
  }

  @Override
  public String summary() {
    return "compiles a file to a jar that runs by itself, and files to readable Java";
  }

  @Override
  public String synopsis() {
    return "FILE|FOLDER... [-o X.jar] [--source-out DIR] [options]";
  }

  @Override
  public Options options() {
    return Flags.none()
        .addOption(Flags.value("o", OUT, "X.jar", "takes the jar"))
        .addOption(Flags.value(SOURCES, "DIR", "takes the Java sources"))
        .addOption(Flags.value(WEIGHTS, "W", "weights that the jar predicts with"))
        .addOption(Flags.flag(INFERENCE, "a small jar that only predicts, without any library"))
        .addOption(Flags.flag(DOCUMENTED, "beside it X-sources.jar and X-javadoc.jar"))
        .addOption(Flags.flag(Flags.EXPLAIN, "with the gradients that explanations use"))
        .addOption(Flags.flag(Flags.FIND_LEARNING_RATE, "so that the jar can look for one"))
        .addOptions(Flags.selection());
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "compile mnist.nnet -o mnist.jar", "then: java -jar mnist.jar train --data-dir mnist"),
        new Example(
            "compile mnist.nnet -o mnist.jar --inference-only --weights W.safetensors",
            "a small jar for a service: code and weights"),
        new Example(
            "compile mnist.nnet -o mnist.jar --with-sources",
            "with mnist-sources.jar and mnist-javadoc.jar, as repositories of Java want them"),
        new Example("compile mnist.nnet --source-out src", "the Java, to read or to build upon"),
        new Example(
            "compile src/main/nnet --source-out target/generated-sources/nnet --inference-only",
            "for builds: the Java of all networks in a folder"));
  }

  @Override
  public int run(Invocation invocation) throws Refusal, IOException {
    Optional<String> jar = invocation.value(OUT);
    Optional<String> sources = invocation.value(SOURCES);
    JavaFolder folder = new JavaFolder();
    for (String file : files(invocation)) {
      List<Emitted> emitted = emitted(invocation, file);
      folder.add(file, emitted);
      if (jar.isPresent() && !emitted.isEmpty()) {
        writeJars(invocation, emitted.getFirst(), jar.get());
      }
    }
    if (folder.lines() == 0) {
      throw Refusal.input("there is no network in " + String.join(", ", invocation.files()));
    }
    if (sources.isPresent()) {
      folder.write(SourceFiles.path(sources.get()));
      invocation.out().println(folder.lines() + " lines of Java written to " + sources.get());
    }
    return ExitCode.FINE;
  }

  /** The files that are meant, where the options go together. */
  private static List<String> files(Invocation invocation) throws Refusal, IOException {
    boolean jar = invocation.has(OUT);
    if (!jar && !invocation.has(SOURCES)) {
      throw invocation.misused("needs -o X.jar, --source-out DIR or both");
    }
    if (!jar && invocation.has(DOCUMENTED)) {
      throw invocation.misused("needs -o X.jar for --with-sources");
    }
    List<String> files = SourceFolders.files(invocation.files());
    if (files.isEmpty()) {
      throw Refusal.input("there is no .nnet file in " + String.join(", ", invocation.files()));
    }
    if (jar && files.size() > 1) {
      throw invocation.misused("-o takes one file; got " + String.join(", ", files));
    }
    return files;
  }

  /**
   * Those of a file, the one that is meant first: all for a folder of Java, one for a jar. None for
   * a file of a folder that has no network: others import it.
   */
  private static List<Emitted> emitted(Invocation invocation, String file) throws Refusal {
    if (!invocation.has(SOURCES)) {
      return List.of(emitted(invocation, Choice.table(invocation, file)));
    }
    List<Emitted> emitted = new ArrayList<>();
    for (List<Program> table : Choice.tables(invocation, file)) {
      emitted.add(emitted(invocation, table));
    }
    if (emitted.isEmpty() && invocation.files().contains(file)) {
      throw Choice.none(file);
    }
    return emitted;
  }

  private static Emitted emitted(Invocation invocation, List<Program> table) {
    boolean inference = invocation.has(INFERENCE);
    List<Program> programs = inference ? List.of(table.getFirst().forInference()) : table;
    return Compiler.emit(Compiler.lower(programs));
  }

  private static void writeJars(Invocation invocation, Emitted emitted, String jar)
      throws Refusal, IOException {
    Optional<byte[]> weights = weights(invocation, emitted);
    CompiledClasses classes = JavaCompiler.compile(emitted.sources());
    JarFiles files = new JarFiles(jar, invocation.out());
    files.write(
        "",
        out -> {
          if (invocation.has(INFERENCE)) {
            JarWriter.writeInference(out, emitted, classes, weights);
          } else {
            JarWriter.write(out, emitted.className(), classes, weights);
          }
        });
    if (invocation.has(DOCUMENTED)) {
      files.write("-sources", out -> SourceJars.writeSources(out, emitted));
      files.write("-javadoc", out -> SourceJars.writeJavadoc(out, emitted));
    }
  }

  /** The weights of a file, which must fit the network, as they lie in a jar. */
  private static Optional<byte[]> weights(Invocation invocation, Emitted emitted)
      throws Refusal, IOException {
    Optional<String> name = invocation.value(WEIGHTS);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Weights weights = Weights.read(emitted.schema(), SourceFiles.path(name.get()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SafeTensors.write(bytes, weights.content());
    return Optional.of(bytes.toByteArray());
  }
}
