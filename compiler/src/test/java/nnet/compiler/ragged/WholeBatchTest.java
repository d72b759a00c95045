package nnet.compiler.ragged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses in which each example sees all of its batch, against their formulas written out. */
class WholeBatchTest {
  private static final int SIZE = 4;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 37})
  void infoNce(int count) {
    check(
        "info_nce(a, b, temperature: 0.25)",
        count,
        views -> crossEntropy(views.left(), views.right(), 0.25));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 37})
  void clip(int count) {
    check(
        "info_nce(a, b, temperature: 0.25, symmetric: true)",
        count,
        views ->
            0.5 * crossEntropy(views.left(), views.right(), 0.25)
                + 0.5 * crossEntropy(views.right(), views.left(), 0.25));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 37})
  void ntXent(int count) {
    check("nt_xent(a, b, temperature: 0.25)", count, views -> ofAllViews(views, 0.25));
  }

  /** Labels of the batch are those of any classification. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void asAClassification(int count) {
    check(
        "cross_entropy_with_logits(2 * (a -> unit_normalization)"
            + " @ transpose(gather_batch(b -> unit_normalization)), batch_index())",
        count,
        views -> crossEntropy(views.left(), views.right(), 0.5));
  }

  private record Views(double[][] left, double[][] right) {}

  /** Mean over i of log(sum over j of exp(cos(q[i], k[j]) / t)) - cos(q[i], k[i]) / t. */
  private static double crossEntropy(double[][] queries, double[][] keys, double temperature) {
    double loss = 0;
    for (int i = 0; i < queries.length; i++) {
      double sum = 0;
      for (double[] key : keys) {
        sum += Math.exp(cosine(queries[i], key) / temperature);
      }
      loss += Math.log(sum) - cosine(queries[i], keys[i]) / temperature;
    }
    return loss / queries.length;
  }

  /** Of 2 n views each has to find the other one of its example among 2 n - 1. */
  private static double ofAllViews(Views views, double temperature) {
    int count = views.left().length;
    double loss = 0;
    for (int i = 0; i < 2 * count; i++) {
      double sum = 0;
      for (int j = 0; j < 2 * count; j++) {
        sum += j == i ? 0 : Math.exp(cosine(view(views, i), view(views, j)) / temperature);
      }
      int other = (i + count) % (2 * count);
      loss += Math.log(sum) - cosine(view(views, i), view(views, other)) / temperature;
    }
    return loss / (2 * count);
  }

  private static double[] view(Views views, int i) {
    int count = views.left().length;
    return i < count ? views.left()[i] : views.right()[i - count];
  }

  private static double cosine(double[] a, double[] b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The loss and the gradient of every element of every example, in float64 and emitted. */
  private static void check(String loss, int count, ToDoubleFunction<Views> formula) {
    Compiled network =
        Compiled.of(
            """
            network N {
                input a: f32[%d]
                input b: f32[%d]
                output c = a
                loss = %s
            }
            """
                .formatted(SIZE, SIZE, loss));
    Examples examples = new Examples(0, Collections.nCopies(count, Map.of()));
    Views views = new Views(rows("a", examples), rows("b", examples));
    compare(network.float64("gradients_predict", examples), views, formula, 1e-12, 1e-8);
    compare(network.float32("gradients_predict", examples), views, formula, 2e-5, 2e-5);
  }

  private static double[][] rows(String name, Examples examples) {
    double[] all = examples.values(input(name), List.of(""));
    double[][] rows = new double[examples.count()][SIZE];
    for (int i = 0; i < all.length; i++) {
      rows[i / SIZE][i % SIZE] = all[i];
    }
    return rows;
  }

  private static nnet.runtime.model.Slot input(String name) {
    return new nnet.runtime.model.Slot(
        name, nnet.runtime.model.Slot.Kind.INPUT, List.of(SIZE), true, 0, 0);
  }

  private static void compare(
      Map<String, Compiled.Found> found,
      Views views,
      ToDoubleFunction<Views> formula,
      double ofLoss,
      double ofGradient) {
    double[] loss = values(found, "total");
    assertThat(loss).containsExactly(new double[] {formula.applyAsDouble(views)}, at(ofLoss));
    assertThat(values(found, "gradient/a"))
        .containsExactly(differences(views.left(), views, formula), at(ofGradient));
    assertThat(values(found, "gradient/b"))
        .containsExactly(differences(views.right(), views, formula), at(ofGradient));
  }

  private static Offset<Double> at(double tolerance) {
    return Offset.offset(tolerance);
  }

  private static double[] values(Map<String, Compiled.Found> found, String name) {
    return Objects.requireNonNull(found.get(name), () -> name + " is not in " + found.keySet())
        .values();
  }

  /** The derivative by differences of the formula itself. */
  private static double[] differences(
      double[][] rows, Views views, ToDoubleFunction<Views> formula) {
    double step = 1e-5;
    double[] slopes = new double[rows.length * SIZE];
    for (int i = 0; i < slopes.length; i++) {
      double[] row = rows[i / SIZE];
      double value = row[i % SIZE];
      row[i % SIZE] = value + step;
      double above = formula.applyAsDouble(views);
      row[i % SIZE] = value - step;
      double below = formula.applyAsDouble(views);
      row[i % SIZE] = value;
      slopes[i] = (above - below) / (2 * step);
    }
    return slopes;
  }
}
