package nnet.runtime.train;

import java.util.List;
import java.util.TreeSet;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;

/**
 * A few elements of the gradient of each parameter, whose sum is not finite where one of them is
 * not. What goes wrong in a backward pass reaches all elements of the parameters before it, so that
 * the few tell, before an update spoils the weights, at no cost that could be measured.
 */
final class GradientSample {
  private final float[] gradients;
  private final int[] places;

  GradientSample(Schema schema, List<Training.Range> ranges, float[] gradients) {
    this.gradients = gradients;
    TreeSet<Integer> all = new TreeSet<>();
    for (Schema.Parameter parameter : schema.parameters()) {
      int from = parameter.offset();
      int size = parameter.size();
      boolean trained =
          ranges.stream().anyMatch(range -> range.from() <= from && from < range.to());
      if (trained && size > 0) {
        all.addAll(List.of(from, from + size / 2, from + size - 1));
      }
    }
    this.places = all.stream().mapToInt(Integer::intValue).toArray();
  }

  double sum() {
    double sum = 0;
    for (int place : places) {
      sum += gradients[place];
    }
    return sum;
  }
}
