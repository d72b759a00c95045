package nnet.runtime.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.data.RawRows;
import nnet.runtime.measure.Head;
import nnet.runtime.measure.Predictions;
import nnet.runtime.model.Slot;
import nnet.runtime.plot.Line;
import nnet.runtime.plot.SurfacePicture;
import nnet.runtime.plot.SurfacePicture.Ground;
import nnet.runtime.plot.SurfacePicture.Window;

/** Predictions over the plane of two raw numbers, where nothing else goes into the network. */
final class Surface {
  private static final int SIDE = 140;

  private final Predictions predictions;
  private final RawAxis x;
  private final RawAxis y;

  private Surface(Predictions predictions, RawAxis x, RawAxis y) {
    this.predictions = predictions;
    this.x = x;
    this.y = y;
  }

  /** Empty where not just two numbers go in. */
  static Optional<Surface> of(Predictions predictions) {
    List<RawAxis> axes = RawAxis.of(predictions, 2);
    return axes.size() == 2
        ? Optional.of(new Surface(predictions, axes.get(0), axes.get(1)))
        : Optional.empty();
  }

  Optional<Exhibit> of(Caption caption, Head head) {
    List<Line> points;
    switch (head) {
      case Head.Classes classes when classes.size() == x.values().length -> {
        points = new ArrayList<>();
        for (int i = 0; i < classes.names().size(); i++) {
          points.add(points(classes.names().get(i), classes.is(i)));
        }
      }
      case Head.Chances chances when chances.names().size() == 1 -> {
        boolean[] no = chances.actual()[0].clone();
        for (int i = 0; i < no.length; i++) {
          no[i] = !no[i];
        }
        points = List.of(points("no", no), points("yes", chances.actual()[0]));
      }
      case Head.Classes classes -> {
        return Optional.empty();
      }
      case Head.Chances chances -> {
        return Optional.empty();
      }
      case Head.Values values -> {
        return Optional.empty();
      }
    }
    Window window = new Window(x.low(), x.high(), y.low(), y.high());
    Ground ground = new Ground(shares(window, head.output(), points.size()), SIDE);
    return Optional.of(
        new Exhibit(
            Kind.SURFACE,
            caption.subject(),
            SurfacePicture.of(
                caption.of("decision surface", head), x.name(), y.name(), window, ground, points),
            Map.of()));
  }

  private Line points(String name, boolean[] which) {
    List<Integer> own = new ArrayList<>();
    for (int i = 0; i < which.length; i++) {
      if (which[i]) {
        own.add(i);
      }
    }
    return new Line(
        name,
        own.stream().mapToDouble(i -> x.values()[i]).toArray(),
        own.stream().mapToDouble(i -> y.values()[i]).toArray());
  }

  private float[][] shares(Window window, String output, int classes) {
    RawRows rows = predictions.rows();
    int width = rows.width();
    float[] first = rows.read(predictions.part(), new int[] {0});
    float[] raw = new float[SIDE * SIDE * width];
    for (int i = 0; i < SIDE * SIDE; i++) {
      System.arraycopy(first, 0, raw, i * width, width);
      raw[i * width + x.place()] = at(window.left(), window.right(), i % SIDE);
      raw[i * width + y.place()] = at(window.high(), window.low(), i / SIDE);
    }
    float[] results = predictions.of(raw, SIDE * SIDE);
    Slot slot =
        predictions.outputs().stream()
            .filter(each -> each.name().equals(output))
            .findFirst()
            .orElseThrow();
    int stride = Slot.size(predictions.outputs());
    float[][] shares = new float[SIDE * SIDE][classes];
    for (int i = 0; i < shares.length; i++) {
      int at = i * stride + predictions.start(slot);
      if (slot.size() == 1) {
        shares[i][1] = results[at];
        shares[i][0] = 1 - shares[i][1];
      } else {
        System.arraycopy(results, at, shares[i], 0, classes);
      }
    }
    return shares;
  }

  private static float at(double from, double to, int step) {
    return (float) (from + (to - from) * (step + 0.5) / SIDE);
  }
}
