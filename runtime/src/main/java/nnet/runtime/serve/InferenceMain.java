package nnet.runtime.serve;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.message.VectorModule;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;

/**
 * The program of a jar that only predicts. It reads and writes rows of numbers and needs no
 * library.
 */
public final class InferenceMain {
  private static final int WRONG_INPUT = 1;
  private static final int WRONG_USAGE = 2;

  private final Model model;
  private Optional<Path> weights = Optional.empty();
  private Optional<Path> input = Optional.empty();
  private Optional<Path> out = Optional.empty();

  private InferenceMain(Model model) {
    this.model = model;
  }

  public static void main(String[] words) {
    System.exit(run(words, System.out, System.err));
  }

  /** The exit code. */
  static int run(String[] words, PrintStream out, PrintStream err) {
    try {
      for (Model model : ServiceLoader.load(Model.class)) {
        new InferenceMain(model).obey(words, out, err);
        return 0;
      }
      throw new UserError("there is no compiled network on the class path");
    } catch (UserError e) {
      err.println("error: " + e.text());
      return e.isUsage() ? WRONG_USAGE : WRONG_INPUT;
    }
  }

  private void obey(String[] words, PrintStream out, PrintStream err) {
    if (words.length == 0 || words[0].equals("--help")) {
      describe(out);
      return;
    }
    if (!words[0].equals("predict")) {
      throw UserError.usage("this jar only predicts; got `" + words[0] + "`");
    }
    for (int i = 1; i < words.length; i += 2) {
      option(words[i], i + 1 < words.length ? Optional.of(words[i + 1]) : Optional.empty());
    }
    if (!VectorModule.isThere()) {
      err.println(VectorModule.LACKS);
    }
    predict(out);
  }

  private void option(String name, Optional<String> value) {
    Optional<Path> file = value.map(Path::of);
    if (file.isEmpty()) {
      throw UserError.usage(name + " needs a file");
    }
    switch (name) {
      case "--weights" -> weights = file;
      case "--input" -> input = file;
      case "--out" -> out = file;
      default ->
          throw UserError.usage("there is no option " + name + "; use --weights, --input, --out");
    }
  }

  private void describe(PrintStream out) {
    Predictor predictor = Predictor.of(model, Weights.blank(model.schema()));
    out.println("network " + model.schema().network());
    for (String name : predictor.inputs()) {
      out.println("  input  " + name + " " + predictor.shape(name));
    }
    for (String name : predictor.outputs()) {
      out.println("  output " + name + " " + predictor.shape(name));
    }
    out.println();
    out.println("java -jar X.jar predict --input ROWS.csv --out RESULTS.csv [--weights W]");
    out.println("  a row of numbers for each example, columns by name: " + header(predictor));
    if (Weights.own(model).isEmpty()) {
      out.println("  the jar holds no weights: --weights is needed");
    }
  }

  private static String header(Predictor predictor) {
    List<String> names = NumberRows.names(predictor, predictor.inputs());
    return names.size() <= 8
        ? String.join(",", names)
        : names.getFirst() + "," + names.get(1) + ",...," + names.getLast();
  }

  private void predict(PrintStream out) {
    Path from = input.orElseThrow(() -> UserError.usage("--input needs a file"));
    Path to = this.out.orElseThrow(() -> UserError.usage("--out needs a file"));
    if (!Files.isRegularFile(from)) {
      throw new UserError("there is no file " + from);
    }
    Predictor predictor =
        weights.isPresent() ? Predictor.load(model, weights.get()) : Predictor.load(model);
    float[] examples = NumberRows.read(from, NumberRows.names(predictor, predictor.inputs()));
    int rows = examples.length / Math.max(1, predictor.inputSize());
    float[] results = new float[Math.multiplyExact(rows, predictor.outputSize())];
    predictor.predictBatch(examples, results, rows);
    List<String> titles = new ArrayList<>(NumberRows.names(predictor, predictor.outputs()));
    AtomicFile.write(to, NumberRows.write(titles, results));
    out.println(rows + (rows == 1 ? " row" : " rows") + " predicted, written to " + to);
  }
}
