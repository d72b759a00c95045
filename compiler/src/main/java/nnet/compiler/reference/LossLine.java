package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nnet.compiler.op.NdArray;

/**
 * The loss along a straight line through a point: its slope there by the derived gradients, by
 * forward mode and by differences, and whether it bends there.
 *
 * @param direction what changes of each formal in one unit
 */
record LossLine(LossPoint point, Map<Integer, NdArray> direction) {
  /** How near slopes of both sides are compared first. */
  private static final double NEAR = 1e-4;

  /**
   * @param noise what rounding alone may make of the value
   */
  record Slope(double value, double noise) {}

  /** How long one unit is. */
  double length() {
    return Math.sqrt(direction.values().stream().mapToDouble(LossPoint::square).sum());
  }

  /** The slope by the derived gradients. */
  double derived() {
    double along = 0;
    for (Map.Entry<Integer, NdArray> each : direction.entrySet()) {
      NdArray gradient = point.gradient(each.getKey());
      for (int i = 0; i < gradient.size(); i++) {
        along += gradient.get(i) * each.getValue().get(i);
      }
    }
    return along;
  }

  /** The slope by forward mode. */
  double forward() {
    return point.forward(direction);
  }

  /** Central differences of three steps, each half as wide, without their first two errors. */
  Slope slope(double step) {
    double wide = difference(step);
    double middle = difference(step / 2);
    double narrow = difference(step / 4);
    double better = (4 * middle - wide) / 3;
    double best = (4 * narrow - middle) / 3;
    return new Slope((16 * best - better) / 15, noise(step));
  }

  /** What rounding alone may make of a difference over a step. */
  private double noise(double step) {
    return 1e-14 * Math.max(1e-3, Math.abs(point.loss())) / step;
  }

  private double difference(double step) {
    return (loss(step) - loss(-step)) / (2 * step);
  }

  private double loss(double step) {
    return point.loss(moved(step));
  }

  private List<NdArray> moved(double step) {
    List<NdArray> changed = new ArrayList<>(point.arguments());
    direction.forEach((formal, part) -> {
      NdArray moved = point.arguments().get(formal).copy();
      for (int i = 0; i < part.size(); i++) {
        moved.data()[i] += step * part.get(i);
      }
      changed.set(formal, moved);
    });
    return changed;
  }

  /**
   * Whether the slopes on both sides differ however near, by about as much as is to be explained.
   * This finds ties of what a surrogate moves, where the largest of a window is no choice that
   * shows.
   *
   * @param apart what is to be explained
   */
  boolean isBent(double apart) {
    double far = bend(NEAR);
    double near = bend(NEAR / 10);
    double atOnce = Math.abs(10 * near - far) / 9;
    return atOnce > Math.max(apart / 10, noise(NEAR / 10));
  }

  /** The slope on the right less the one on the left. */
  private double bend(double step) {
    return (loss(step) - 2 * point.loss() + loss(-step)) / step;
  }

  /** Whether choices of the loss or of its gradients change from x - step to x or x + step. */
  boolean crossesKink(double step) {
    List<NdArray> here = moved(0);
    Choices choices = point.choices(here);
    Choices surrogates = point.surrogateChoices(here);
    for (List<NdArray> there : List.of(moved(step), moved(-step))) {
      if (!choices.equals(point.choices(there))
          || !surrogates.equals(point.surrogateChoices(there))) {
        return true;
      }
    }
    return false;
  }
}
