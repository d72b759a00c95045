package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nnet.runtime.explain.IntegratedGradients;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;

/** Says which columns a prediction rests upon. */
final class ExplainCommand implements Command {
  private static final List<String> METHODS = List.of("lime", "permutation", "gradients");
  private static final int USUAL_ROWS = 1000;

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "Which columns a prediction rests upon: LIME, permutation importance, gradients.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("row", "N", "one row of the part, counted from 1: lime, gradients"),
        new Option("rows", "N|all", "the first rows together: permutation, gradients"),
        new Option("method", "METHODS", "only these: " + String.join(",", METHODS)),
        new Option("output", "NAME", "of which output, where there are several"),
        new Option("class", "NAME", "why this class (default: the predicted one)"),
        TrainedRun.RUN,
        WEIGHTS,
        DATA_DIR,
        TrainedRun.PART,
        new Option("samples", "N", "rows that LIME makes up (default: 5000)"),
        new Option("repeats", "N", "permutations of each column (default: 10)"),
        new Option("steps", "N", "of a gradient's way, at least (default: 64)"),
        new Option("baseline", "mean|zero", "where a gradient's way begins"),
        SEED,
        new Option("out", "DIR", "takes tables and pictures (default: RUN/explain)"),
        PictureFiles.IMAGE,
        FORMAT);
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    if (arguments.has("row") && arguments.has("rows")) {
      throw UserError.usage("--row explains one row, --rows all together: say one of them");
    }
    List<String> methods = methods(model, arguments);
    TrainedRun run = TrainedRun.of(model, arguments);
    RowExplainer explainer = new RowExplainer(run, arguments);
    Path folder = arguments.path("out").orElse(run.folder().resolve("explain"));
    if (arguments.has("row")) {
      one(explainer, methods, folder, arguments, out);
    } else {
      int rows = rows(arguments, explainer.rows());
      String title = "%,d rows of %s".formatted(rows, explainer.partName());
      new ExplanationFiles(folder, title, "rows")
          .write(
              methods.stream().map(method -> explainer.global(method, rows)).toList(),
              arguments,
              out);
    }
  }

  private static void one(
      RowExplainer explainer,
      List<String> methods,
      Path folder,
      Arguments arguments,
      PrintStream out) {
    int row = (int) arguments.whole("row", 1, explainer.rows()).orElseThrow();
    String title = "row %d of %s".formatted(row, explainer.where(row - 1));
    ExplanationFiles files = new ExplanationFiles(folder, title, "row-" + row);
    if (methods.contains("gradients") && PictureFiles.canDraw()) {
      Path map = folder.resolve(files.name() + "-map");
      explainer
          .map(row - 1, title)
          .ifPresent(picture -> PictureFiles.save(map, picture, PictureFiles.endings(arguments)));
    }
    files.write(
        methods.stream().map(method -> explainer.local(method, row - 1)).toList(), arguments, out);
  }

  private static int rows(Arguments arguments, int there) {
    Optional<String> wanted = arguments.text("rows");
    if (wanted.isEmpty()) {
      return Math.min(USUAL_ROWS, there);
    }
    return wanted.get().equals("all")
        ? there
        : (int) Math.min(there, arguments.whole("rows", 1, Integer.MAX_VALUE).orElseThrow());
  }

  /** All that fit, where nothing is said. */
  private static List<String> methods(Model model, Arguments arguments) {
    boolean local = arguments.has("row");
    List<String> fitting =
        local ? List.of("lime", "gradients") : List.of("permutation", "gradients");
    Optional<String> wanted = arguments.text("method");
    if (wanted.isEmpty()) {
      return fitting.stream()
          .filter(method -> !method.equals("gradients") || IntegratedGradients.isPossible(model))
          .toList();
    }
    List<String> methods = List.of(wanted.get().split(",", -1));
    for (String method : methods) {
      check(model, method, fitting, local);
    }
    return methods;
  }

  private static void check(Model model, String method, List<String> fitting, boolean local) {
    if (!METHODS.contains(method)) {
      throw UserError.usage(
          "there is no method `" + method + "`" + Suggestion.suffix(method, METHODS));
    }
    if (!fitting.contains(method)) {
      throw UserError.usage(
          local
              ? "`" + method + "` looks at many rows; leave out --row"
              : "`" + method + "` looks at one row; say which: --row 1");
    }
    if (method.equals("gradients") && !IntegratedGradients.isPossible(model)) {
      throw new UserError(
          "there are no gradients of outputs: inputs or outputs are no real numbers, or the jar was"
              + " not compiled with --explain");
    }
  }
}
