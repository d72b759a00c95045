package nnet.runtime.gallery;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nnet.runtime.data.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.plot.LandscapePicture;
import nnet.runtime.plot.LandscapePicture.Heights;
import nnet.runtime.plot.Line;
import nnet.runtime.plot.SurfacePicture.Window;
import nnet.runtime.train.Evaluation;

/**
 * The loss over a plane in the space of the weights, with the way that training has gone. Li et
 * al.: Visualizing the Loss Landscape of Neural Nets, 2018.
 */
public final class Landscape {
  /** How many losses are taken along each side. */
  private static final int SIDE = 41;

  private static final int MOST_ROWS = 500;

  /** Of the greater extent of the path: what is shown around it. */
  private static final double MARGIN = 0.25;

  private final WeightsPlane plane;
  private final Weights weights;
  private final Evaluation evaluation;
  private final Part part;

  private Landscape(Model model, WeightsPlane plane, Weights last, Part part) {
    this.plane = plane;
    this.weights = last.copy();
    this.evaluation = new Evaluation(model, weights, model.schema().training().orElseThrow());
    this.part = part;
  }

  /**
   * @param run the folder that training wrote to, with a checkpoint of each epoch
   * @param train the rows of training, of which a few are enough
   */
  public static Exhibit of(Model model, Path run, Part train) {
    TrainingPath path = TrainingPath.read(model, run);
    List<float[]> points = path.points().stream().map(Landscape::values).toList();
    WeightsPlane plane = WeightsPlane.of(model.schema(), points);
    Part part = train.thinned(MOST_ROWS);
    return new Landscape(model, plane, path.last(), part).exhibit(model, points);
  }

  /** The parameters; what they stand in may be longer. */
  private static float[] values(Weights weights) {
    return weights.parameters().clone();
  }

  private Exhibit exhibit(Model model, List<float[]> points) {
    Line path = new Line("", plane.along(plane.x(), points), plane.along(plane.y(), points));
    Window window = around(path);
    Heights heights = new Heights(losses(window));
    String title =
        "%s: loss of %d rows of %s".formatted(model.schema().network(), part.size(), part.name());
    LandscapePicture picture =
        new LandscapePicture(title, plane.x().name(), plane.y().name(), window, heights);
    int last = points.size() - 1;
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("begin", loss(path.x()[0], path.y()[0]));
    numbers.put("end", loss(path.x()[last], path.y()[last]));
    return new Exhibit(Kind.LANDSCAPE, "", picture.with(path), numbers);
  }

  private static Window around(Line path) {
    double margin = MARGIN * Math.max(width(path.x()), width(path.y()));
    return new Window(
        least(path.x()) - margin,
        greatest(path.x()) + margin,
        least(path.y()) - margin,
        greatest(path.y()) + margin);
  }

  private static double width(double[] values) {
    double width = greatest(values) - least(values);
    return width > 0 ? width : 1;
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double greatest(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  /** Row by row from the top. */
  private double[][] losses(Window window) {
    double[][] losses = new double[SIDE][SIDE];
    for (int i = 0; i < SIDE; i++) {
      double y = at(window.high(), window.low(), i);
      for (int j = 0; j < SIDE; j++) {
        losses[i][j] = loss(at(window.left(), window.right(), j), y);
      }
    }
    return losses;
  }

  private static double at(double from, double to, int step) {
    return from + (to - from) * step / (SIDE - 1);
  }

  private double loss(double x, double y) {
    plane.put(x, y, weights.parameters());
    Map<String, Double> measures = evaluation.of(part);
    if (!measures.containsKey("loss")) {
      throw new UserError("a network without a loss has no landscape");
    }
    return Objects.requireNonNull(measures.get("loss"));
  }
}
