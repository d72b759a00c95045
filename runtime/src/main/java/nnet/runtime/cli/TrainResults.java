package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.plot.CurvePicture;
import nnet.runtime.plot.TextPlot;
import nnet.runtime.train.History;

/** What a training leaves: files, and what is shown at the end. */
final class TrainResults {
  /** The weights that commands look for. */
  static final String WEIGHTS = "model.safetensors";

  private TrainResults() {}

  static void write(
      Path folder,
      Model model,
      Weights weights,
      History history,
      Map<String, Map<String, Double>> measures,
      boolean plot) {
    weights.write(folder.resolve(WEIGHTS));
    AtomicFile.write(folder.resolve("history.csv"), history.csv());
    AtomicFile.write(folder.resolve("metrics.json"), Json.write(measures) + "\n");
    if (plot && PictureFiles.canDraw()) {
      String svg = CurvePicture.of(model.schema().network(), history).svg();
      AtomicFile.write(folder.resolve("history.svg"), svg);
    }
  }

  static void show(
      PrintStream out,
      Model model,
      Weights weights,
      History history,
      Map<String, Map<String, Double>> measures,
      Path folder,
      boolean plot) {
    if (plot) {
      out.println();
      out.print(TextPlot.draw(history, TrainProgress.columns(out)));
    }
    out.println();
    MeasureTable.print(measures, out);
    DecisionTable.print(model.schema(), weights, measures, out);
    out.println();
    out.println(
        "written to "
            + folder
            + ": model.safetensors, history.csv, metrics.json"
            + (plot && PictureFiles.canDraw() ? ", history.svg" : ""));
    if (plot && !PictureFiles.canDraw()) {
      out.println("history.svg is left out: this jar comes without JFreeChart and Batik");
    }
  }
}
