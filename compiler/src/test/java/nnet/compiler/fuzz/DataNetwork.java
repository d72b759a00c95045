package nnet.compiler.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Loaded;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.DataReport;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Examples;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;

/** A small network, compiled, with the folder that its data lie in. */
final class DataNetwork {
  private final Model model;
  private final DataFiles files;
  private Weights weights;

  private DataNetwork(Model model, Path folder) {
    this.model = model;
    this.files = new DataFiles(folder);
    this.weights = Weights.initial(model, 1);
  }

  static DataNetwork of(String text, Path folder) {
    SourceFile source = new SourceFile("fuzz.nnet", text);
    Compilation compilation = Compiler.check(source, Request.DEFAULT);
    List<Program> programs = compilation.programs();
    if (programs.isEmpty()) {
      throw new AssertionError(compilation.diagnostics().sorted().toString());
    }
    return new DataNetwork(Loaded.model(Compiler.emit(Compiler.lower(programs))), folder);
  }

  /** A folder that is gone when the program ends. */
  static Path folder() throws IOException {
    Path folder = Files.createTempDirectory("nnet-fuzz-");
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().unstarted(() -> remove(folder.toFile())));
    return folder;
  }

  private static void remove(File file) {
    File[] inside = file.listFiles();
    for (File each : inside == null ? new File[0] : inside) {
      remove(each);
    }
    if (!file.delete()) {
      file.deleteOnExit();
    }
  }

  Model model() {
    return model;
  }

  Path file(String name) {
    return files.folder().resolve(name);
  }

  /** Fits on the data as they are now: with that it predicts. */
  DataNetwork fitted() {
    weights = Weights.initial(model, 1);
    Dataset.fit(model, files, weights);
    return this;
  }

  Weights weights() {
    return weights;
  }

  /** Reads the data as training does, and tells what they are. */
  void readData() throws IOException {
    boolean read =
        Words.accepts(() -> {
          Weights fresh = Weights.initial(model, 1);
          Dataset data = Dataset.fit(model, files, fresh);
          DataReport.of(model, data, fresh);
        });
    if (read) {
      Words.printed(model, "data", "--data-dir", files.folder().toString());
    }
  }

  /** Predicts the rows of a file. */
  void predict(String name) throws IOException {
    Words.accepts(() -> {
      Examples examples = Examples.read(model, weights, file(name), files);
      Predictor predictor = Predictor.of(model, weights);
      float[] results = new float[examples.count() * predictor.outputSize()];
      predictor.predictBatch(examples.inputs(), results, examples.count());
    });
  }
}
