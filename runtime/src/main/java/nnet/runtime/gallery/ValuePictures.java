package nnet.runtime.gallery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.measure.Head;
import nnet.runtime.measure.ValueErrors;
import nnet.runtime.plot.Line;
import nnet.runtime.plot.ValuePicture;

/** Pictures of numbers. */
final class ValuePictures {
  /** More elements than this cannot be told apart. */
  private static final int MOST_ELEMENTS = 7;

  private ValuePictures() {}

  static List<Exhibit> of(Caption caption, Head.Values head) {
    int elements = head.names().size();
    if (elements > MOST_ELEMENTS) {
      return List.of();
    }
    List<Line> agreement = new ArrayList<>();
    List<Line> residuals = new ArrayList<>();
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (int i = 0; i < elements; i++) {
      double[] predicted = head.predicted()[i];
      double[] actual = head.actual()[i];
      ValueErrors errors = ValueErrors.of(predicted, actual);
      String of = elements == 1 ? "" : "." + head.names().get(i);
      numbers.put("r2" + of, errors.r2());
      numbers.put("rmse" + of, errors.rmse());
      numbers.put("mae" + of, errors.mae());
      agreement.add(new Line(elements == 1 ? "" : head.names().get(i), predicted, actual));
      double[] rest = new double[actual.length];
      for (int j = 0; j < rest.length; j++) {
        rest[j] = actual[j] - predicted[j];
      }
      residuals.add(new Line(elements == 1 ? "" : head.names().get(i), predicted, rest));
    }
    String fit = elements == 1 ? ", R² " + Caption.number(numbers.getOrDefault("r2", 0.0)) : "";
    return List.of(
        new Exhibit(
            Kind.PREDICTED,
            caption.subject(),
            ValuePicture.agreement(caption.of("actual and predicted", head) + fit, agreement),
            numbers),
        new Exhibit(
            Kind.RESIDUALS,
            caption.subject(),
            ValuePicture.residuals(caption.of("residuals", head), residuals),
            numbers));
  }
}
