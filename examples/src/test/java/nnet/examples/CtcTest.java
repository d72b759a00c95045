package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import nnet.compiler.gradcheck.Float64;
import nnet.compiler.gradcheck.Point;
import nnet.examples.run.EntryRun;
import nnet.runtime.io.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Connectionist temporal classification against the sum over all paths: each class at each frame,
 * repetitions taken together and blanks left out.
 */
final class CtcTest {
  private static final int CLASSES = 3;
  private static final double IMPOSSIBLE = 1e5;

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "3, 2, 2", "5, 3, 0"})
  void isTheSumOverAllPaths(int frames, int most, int blank) {
    List<List<Integer>> labels = rows(most, blank);
    Case all = Case.random(frames, most, blank, labels);
    double[] found = all.exact();
    for (int i = 0; i < labels.size(); i++) {
      double probability = all.probability(i, List.of());
      double expected = probability == 0 ? IMPOSSIBLE : -Math.log(probability);
      assertThat(found[i]).as("labels %s", labels.get(i)).isCloseTo(expected, within(1e-9));
    }
    float[] single = all.emitted("l");
    for (int i = 0; i < single.length; i++) {
      assertThat((double) single[i]).isCloseTo(found[i], within(1e-5 * Math.max(1, found[i])));
    }
  }

  @Test
  void impossibleLabelsHaveNoGradient() {
    Case impossible = Case.random(2, 2, 0, List.of(List.of(1, 1)));
    assertThat(impossible.emitted("l")).containsExactly((float) IMPOSSIBLE);
    assertThat(impossible.emitted("slope")).containsOnly(0);
  }

  /** All rows of labels up to a length, the empty one too. */
  private static List<List<Integer>> rows(int most, int blank) {
    List<List<Integer>> rows = new ArrayList<>(List.of(List.of()));
    for (int from = 0, length = 0; length < most; length++) {
      int to = rows.size();
      for (int i = from; i < to; i++) {
        for (int label = 0; label < CLASSES; label++) {
          if (label != blank) {
            List<Integer> longer = new ArrayList<>(rows.get(i));
            longer.add(label);
            rows.add(longer);
          }
        }
      }
      from = to;
    }
    return rows;
  }

  /** One row of labels an example, and logits; every other example has one frame less. */
  private record Case(
      Compiled compiled,
      int frames,
      int blank,
      List<List<Integer>> labels,
      Map<String, float[]> inputs) {

    static Case random(int frames, int most, int blank, List<List<Integer>> labels) {
      Compiled compiled =
          Compiled.text(
              "ctc.nnet",
              """
              network Spoken {
                  input x: f32[%d, 3]
                  input y: class(3)[%d]
                  input counts: bool[%d]
                  output l = ctc(softmax(x), y, counts, blank: %d)
                  output slope = gradient(l, x)
              }
              """
                  .formatted(frames, most, frames, blank == CLASSES - 1 ? -1 : blank));
      Random random = new Random(frames);
      float[] x = new float[labels.size() * frames * CLASSES];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) random.nextGaussian();
      }
      float[] y = new float[labels.size() * most];
      float[] counts = new float[labels.size() * frames];
      for (int i = 0; i < labels.size(); i++) {
        for (int j = 0; j < most; j++) {
          y[i * most + j] = j < labels.get(i).size() ? labels.get(i).get(j) : blank;
        }
        for (int t = 0; t < frames; t++) {
          counts[i * frames + t] = t < length(i, frames) ? 1 : 0;
        }
      }
      return new Case(
          compiled, frames, blank, labels, new TreeMap<>(Map.of("x", x, "y", y, "counts", counts)));
    }

    private static int length(int example, int frames) {
      return frames - example % 2;
    }

    double[] exact() {
      Point point = new Point(Weights.blank(compiled.schema()), inputs, Map.of(), labels.size(), 1);
      double[] found =
          new Float64(compiled.program(), compiled.schema(), point).run("predict").get("l");
      assertThat(found).isNotNull();
      return found;
    }

    float[] emitted(String output) {
      Map<String, float[]> results =
          new EntryRun(compiled.model())
              .run("predict", new float[0], new float[0], inputs, labels.size(), 1);
      return Objects.requireNonNull(results.get(output));
    }

    /** Of all paths that go on from a beginning and end as the example's labels. */
    double probability(int example, List<Integer> path) {
      if (path.size() == length(example, frames)) {
        return collapsed(path).equals(labels.get(example)) ? 1 : 0;
      }
      double sum = 0;
      for (int k = 0; k < CLASSES; k++) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(k);
        sum += softmax(example, path.size(), k) * probability(example, longer);
      }
      return sum;
    }

    private double softmax(int example, int frame, int k) {
      float[] x = Objects.requireNonNull(inputs.get("x"));
      int from = (example * frames + frame) * CLASSES;
      double sum = 0;
      for (int i = 0; i < CLASSES; i++) {
        sum += Math.exp(x[from + i]);
      }
      return Math.exp(x[from + k]) / sum;
    }

    private List<Integer> collapsed(List<Integer> path) {
      List<Integer> result = new ArrayList<>();
      for (int t = 0; t < path.size(); t++) {
        int k = path.get(t);
        if (k != blank && (t == 0 || k != path.get(t - 1))) {
          result.add(k);
        }
      }
      return result;
    }
  }
}
