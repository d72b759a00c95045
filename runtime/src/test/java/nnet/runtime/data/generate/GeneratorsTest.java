package nnet.runtime.data.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of the distributions, from their definitions alone. */
class GeneratorsTest {

  private static List<float[]> made(String name, Map<String, String> options) {
    Generator generator = Generators.required(name);
    return generator.generate(Generators.options(generator, options));
  }

  private static double radius(float[] x, int row) {
    return Math.hypot(x[2 * row], x[2 * row + 1]);
  }

  @Test
  void circlesHaveTheirRadius() {
    List<float[]> made = made("circles", Map.of("rows", "101", "factor", "0.3"));
    for (int row = 0; row < 101; row++) {
      assertThat(radius(made.get(0), row)).isCloseTo(made.get(1)[row] == 0 ? 1 : 0.3, within(1e-6));
    }
  }

  /** Points 0, pi/2 and pi of the upper moon; 0 and pi of the lower. */
  @Test
  void moonsAreThoseOfScikitLearn() {
    List<float[]> made = made("moons", Map.of("rows", "5"));
    assertThat(made.get(1)).containsExactly(0, 1, 0, 1, 0);
    assertThat(made.get(0))
        .containsExactly(new float[] {1, 0, 0, 0.5f, 0, 1, 2, 0.5f, -1, 0}, within(1e-6f));
  }

  @Test
  void blobsAreRoundAndOfTheirDeviation() {
    List<float[]> made =
        made("blobs", Map.of("rows", "9000", "cluster_std", "0.5", "centers", "3", "seed", "4"));
    float[] x = made.get(0);
    for (int cloud = 0; cloud < 3; cloud++) {
      double mean = 0;
      double squares = 0;
      for (int i = cloud; i < 9000; i += 3) {
        mean += x[2 * i] / 3000;
        squares += x[2 * i] * (double) x[2 * i] / 3000;
      }
      assertThat(mean).isBetween(-10.1, 10.1);
      assertThat(Math.sqrt(squares - mean * mean)).isCloseTo(0.5, within(0.03));
    }
  }

  /** With beta twice gamma there is a fixed point at 1, stable where the delay is short. */
  @Test
  void mackeyGlassComesToRestWithAShortDelay() {
    float[] x = made("mackey_glass", Map.of("tau", "2", "rows", "50", "discard", "2000")).get(1);
    for (float value : x) {
      assertThat(value).isCloseTo(1, within(1e-5f));
    }
  }

  /** The usual delay of 17 is chaotic, and the series stays between 0.2 and 1.4. */
  @Test
  void mackeyGlassIsChaoticWithTheUsualDelay() {
    float[] x = made("mackey_glass", Map.of("rows", "2000")).get(1);
    float[] other = made("mackey_glass", Map.of("rows", "2000", "start", "1.2001")).get(1);
    double apart = 0;
    for (int i = 0; i < x.length; i++) {
      assertThat(x[i]).isBetween(0.2f, 1.4f);
      apart = Math.max(apart, Math.abs(x[i] - other[i]));
    }
    assertThat(apart).isGreaterThan(0.3);
    assertThat(x[100]).isNotCloseTo(x[150], within(1e-3f));
  }

  /** An image is nearest to the mean of its own class more often than by chance. */
  @Test
  void digitsLookLikeThemselves() {
    List<float[]> made = made("digits", Map.of("rows", "1000", "seed", "3"));
    float[] image = made.get(0);
    double[][] means = new double[10][256];
    for (int i = 0; i < 500 * 256; i++) {
      means[(i / 256) % 10][i % 256] += image[i] / 50;
    }
    int right = 0;
    for (int row = 500; row < 1000; row++) {
      right += nearest(means, image, row) == made.get(1)[row] ? 1 : 0;
    }
    assertThat(right).isGreaterThan(350);
    for (float value : image) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  private static int nearest(double[][] means, float[] image, int row) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int kind = 0; kind < means.length; kind++) {
      double distance = 0;
      for (int i = 0; i < 256; i++) {
        distance += Math.pow(image[row * 256 + i] - means[kind][i], 2);
      }
      best = distance < least ? kind : best;
      least = Math.min(least, distance);
    }
    return best;
  }

  /** The areas, as shares of the circle around them: 1, 2 / pi and 3 sqrt(3) / (4 pi). */
  @Test
  void masksAreTheShapes() {
    List<float[]> made = made("shapes", Map.of("rows", "600", "size", "48", "noise", "0"));
    double[] area = new double[3];
    float[] mask = made.get(2);
    for (int i = 0; i < mask.length; i++) {
      assertThat(mask[i]).isEqualTo(made.get(0)[i] > 0.5 ? 1 : 0);
      area[(i / (48 * 48)) % 3] += mask[i];
    }
    assertThat(area[1] / area[0]).isCloseTo(2 / Math.PI, within(0.06));
    assertThat(area[2] / area[0]).isCloseTo(3 * Math.sqrt(3) / (4 * Math.PI), within(0.06));
  }

  /** Each kind, and each pair of neighbours, is there as often as chance has it. */
  @Test
  void tokensAreEvenAndInNoOrder() {
    Map<String, String> options = Map.of("rows", "1000", "length", "20", "kinds", "5");
    float[] tokens = made("tokens", options).getFirst();
    assertThat(tokens).hasSize(20_000);
    int[] pairs = new int[25];
    for (int i = 1; i < tokens.length; i++) {
      pairs[(int) (5 * tokens[i - 1] + tokens[i])]++;
    }
    for (int pair : pairs) {
      assertThat(pair).isBetween(680, 920);
    }
    assertThat(made("tokens", options).getFirst()).isEqualTo(tokens);
  }

  /** The seed is all that decides. */
  @ParameterizedTest
  @CsvSource({"blobs", "circles", "digits", "mackey_glass", "moons", "shapes"})
  void areTheSameAgainAndOthersForAnotherSeed(String name) {
    Map<String, String> options = Map.of("rows", "30", "seed", "5");
    List<float[]> made = made(name, options);
    assertThat(Arrays.deepEquals(made.toArray(), made(name, options).toArray())).isTrue();
    String noise = name.equals("blobs") ? "cluster_std" : "noise";
    List<float[]> noisy = made(name, Map.of("rows", "30", "seed", "5", noise, "0.2"));
    List<float[]> other = made(name, Map.of("rows", "30", "seed", "6", noise, "0.2"));
    assertThat(Arrays.deepEquals(noisy.toArray(), other.toArray())).isFalse();
  }
}
