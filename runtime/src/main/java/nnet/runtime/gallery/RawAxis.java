package nnet.runtime.gallery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nnet.runtime.data.Factor;
import nnet.runtime.data.RawField;
import nnet.runtime.data.RawRows;
import nnet.runtime.measure.Predictions;

/**
 * A raw number that goes into a network, with the values that the rows have of it.
 *
 * @param place in a raw example
 */
record RawAxis(String name, int place, double[] values) {
  private static final double MARGIN = 0.08;

  /** All that goes in; empty where that is more than so many numbers, or something else. */
  static List<RawAxis> of(Predictions predictions, int most) {
    RawRows rows = predictions.rows();
    List<String> seen = predictions.influence().seen().stream().map(Factor::name).toList();
    int count = predictions.part().size();
    float[] raw = predictions.raw(count);
    List<RawAxis> axes = new ArrayList<>();
    for (RawField field : rows.fields()) {
      if (seen.contains(field.column().header())) {
        if (!field.isMeasured() || axes.size() + field.size() > most) {
          return List.of();
        }
        for (int i = 0; i < field.size(); i++) {
          axes.add(axis(field, i, raw, rows.width(), count));
        }
      }
    }
    return axes;
  }

  private static RawAxis axis(RawField field, int element, float[] raw, int width, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = raw[i * width + field.offset() + element];
    }
    return new RawAxis(field.name(element), field.offset() + element, values);
  }

  double low() {
    return least() - MARGIN * (greatest() - least());
  }

  double high() {
    return greatest() + MARGIN * (greatest() - least());
  }

  private double least() {
    return Arrays.stream(values).min().orElse(0);
  }

  private double greatest() {
    return Arrays.stream(values).max().orElse(1);
  }
}
