package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.gallery.Exhibit;
import nnet.runtime.gallery.Gallery;
import nnet.runtime.gallery.Kind;
import nnet.runtime.gallery.RunPictures;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.Predictions;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;

/** Draws what a trained network does, and how it was trained. */
final class PlotCommand implements Command {
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
    if (!OF_RUNS.containsAll(kinds)) {
      Weights weights = run.weights();
      Dataset data = Dataset.open(model, new DataFiles(run.dataFolder()), weights);
      Part part = run.part(data);
      exhibits.addAll(Gallery.of(model, weights, new Predictions(model, weights, part)));
    }
    List<Exhibit> wanted = exhibits.stream().filter(each -> kinds.contains(each.kind())).toList();
    if (wanted.isEmpty()) {
      throw nothing(model, exhibits);
    }
    PictureFiles.write(wanted, arguments, run.folder().resolve("plots"), out);
  }

  private static UserError nothing(Model model, List<Exhibit> exhibits) {
    List<String> there = exhibits.stream().map(each -> each.kind().word()).distinct().toList();
    return new UserError(
        "there is no such picture of network "
            + model.schema().network()
            + (there.isEmpty() ? "" : "; there are " + String.join(", ", there)));
  }
}
