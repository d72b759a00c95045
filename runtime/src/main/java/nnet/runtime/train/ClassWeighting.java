package nnet.runtime.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nnet.runtime.data.Labels;
import nnet.runtime.data.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;

/**
 * What the classes of a target count for in the losses of training: what the file says, or what
 * makes them count alike, n / (k count) with n examples, k classes that occur and the count of each
 * (King and Zeng: Logistic Regression in Rare Events Data; Political Analysis 9, 2001).
 */
final class ClassWeighting {
  private final Training.ClassWeights plan;
  private final Weights weights;

  ClassWeighting(Training.ClassWeights plan, Weights weights) {
    this.plan = plan;
    this.weights = weights;
  }

  /** Writes the weights into their state. */
  void fit(Model model, Part train) {
    Schema.State state =
        model.schema().states().stream()
            .filter(each -> each.path().equals(plan.state()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no state " + plan.state()));
    double[] values =
        plan.given().isEmpty()
            ? balanced(Labels.of(model, weights, train, plan.target()), state.size())
            : given(state.size());
    for (int i = 0; i < values.length; i++) {
      weights.states()[state.offset() + i] = (float) values[i];
    }
  }

  /** A class that does not occur counts as one of average size. */
  static double[] balanced(int[] labels, int classes) {
    long[] counts = new long[classes];
    for (int label : labels) {
      counts[label]++;
    }
    long occurring = Arrays.stream(counts).filter(count -> count > 0).count();
    return Arrays.stream(counts)
        .mapToDouble(count -> count == 0 ? 1 : (double) labels.length / (occurring * count))
        .toArray();
  }

  private double[] given(int classes) {
    double[] values = new double[classes];
    Arrays.fill(values, 1);
    for (Map.Entry<String, Double> entry : plan.given().entrySet()) {
      values[number(entry.getKey(), classes)] = entry.getValue();
    }
    return values;
  }

  /** Of a label, which is a number or the name of a category. */
  private int number(String label, int classes) {
    if (label.matches("\\d{1,9}") && Integer.parseInt(label) < classes) {
      return Integer.parseInt(label);
    }
    List<String> known = new ArrayList<>();
    for (List<String> words : weights.vocabularies().values()) {
      int number = words.indexOf(label);
      if (number >= 0 && number < classes) {
        return number;
      }
      known.addAll(words);
    }
    throw new UserError(
        "class_weights: `%s` has no label \"%s\"; labels are 0 to %d, or names of categories%s"
            .formatted(plan.target(), label, classes - 1, Suggestion.suffix(label, known)));
  }
}
