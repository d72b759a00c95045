package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.gallery.Exhibit;
import nnet.runtime.gallery.Gallery;
import nnet.runtime.gallery.Kind;
import nnet.runtime.gallery.Landscape;
import nnet.runtime.gallery.RunPictures;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.Predictions;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;

/** Draws what a trained network does, and how it was trained. */
final class PlotCommand implements Command {
  private static final Option BETWEEN =
      new Option("between", "LOW,HIGH", "what goes in, where there are no data (default: -5,5)");
  private static final Set<Kind> OF_RUNS = EnumSet.of(Kind.CURVES, Kind.RUNS, Kind.LEARNING_RATES);

  @Override
  public String name() {
    return "plot";
  }

  @Override
  public String summary() {
    return "Draw curves, confusion, ROC, calibration, residuals and more as SVG and PNG.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        TrainedRun.RUN,
        WEIGHTS,
        DATA_DIR,
        TrainedRun.PART,
        BETWEEN,
        PictureFiles.KIND,
        PictureFiles.OUT,
        PictureFiles.IMAGE,
        FORMAT);
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    PictureFiles.requireLibraries();
    Set<Kind> kinds = PictureFiles.kinds(arguments);
    TrainedRun run = TrainedRun.of(model, arguments);
    List<Exhibit> exhibits = new ArrayList<>();
    if (kinds.stream().anyMatch(OF_RUNS::contains) && Files.isDirectory(run.folder())) {
      exhibits.addAll(RunPictures.of(List.of(run.folder())));
    }
    if (model.schema().data().isEmpty()) {
      double[] between = between(arguments);
      exhibits.addAll(Gallery.of(model, weights(run, arguments), between[0], between[1]));
    } else if (!OF_RUNS.containsAll(kinds)) {
      Weights weights = run.weights();
      Dataset data = Dataset.open(model, new DataFiles(run.dataFolder()), weights);
      Part part = run.part(data);
      if (!kinds.equals(Set.of(Kind.LANDSCAPE))) {
        exhibits.addAll(Gallery.of(model, weights, new Predictions(model, weights, part)));
      }
      if (kinds.contains(Kind.LANDSCAPE)) {
        Part train = data.part("train").orElse(part);
        exhibits.add(Landscape.of(model, run.weightsFolder(), train));
      }
    }
    List<Exhibit> wanted = exhibits.stream().filter(each -> kinds.contains(each.kind())).toList();
    if (wanted.isEmpty()) {
      throw nothing(model, exhibits);
    }
    PictureFiles.write(wanted, arguments, run.folder().resolve("plots"), out);
  }

  private static double[] between(Arguments arguments) {
    String text = arguments.text("between").orElse("-5,5");
    try {
      double[] ends = Arrays.stream(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      if (ends.length == 2 && ends[0] < ends[1] && Double.isFinite(ends[1] - ends[0])) {
        return ends;
      }
    } catch (NumberFormatException e) {
      throw noRange(text);
    }
    throw noRange(text);
  }

  private static UserError noRange(String text) {
    return UserError.usage(
        "--between takes two numbers, the less one first: --between -5,5; got `" + text + "`");
  }

  /** What nothing trains is drawn with the weights that it begins with. */
  private static Weights weights(TrainedRun run, Arguments arguments) {
    boolean named = arguments.text("weights").isPresent() || arguments.text("run").isPresent();
    return named || Files.exists(run.file()) ? run.weights() : Weights.initial(run.model(), 1);
  }

  private static UserError nothing(Model model, List<Exhibit> exhibits) {
    List<String> there = exhibits.stream().map(each -> each.kind().word()).distinct().toList();
    return new UserError(
        "there is no such picture of network "
            + model.schema().network()
            + (there.isEmpty() ? needs(model) : "; there are " + String.join(", ", there)));
  }

  private static String needs(Model model) {
    return model.schema().data().isPresent()
        ? ""
        : "\n  help: without data only one number that goes in can be drawn; with `train "
            + model.schema().network()
            + " on ...` there are rows";
  }
}
