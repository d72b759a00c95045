package nnet.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawsTest {
  private static final int COUNT = 200_000;

  /** The known answers that come with the authors' library Random123. */
  @ParameterizedTest
  @CsvSource({
    "00000000,00000000,00000000,00000000,00000000,00000000,6627e8d5,e169c58d,bc57ac4c,9b00dbd8",
    "ffffffff,ffffffff,ffffffff,ffffffff,ffffffff,ffffffff,408f276d,41c83b0e,a20bc7c6,6d5451fd",
    "243f6a88,85a308d3,13198a2e,03707344,a4093822,299f31d0,d16cfe09,94fdcceb,5001e420,24126ea1"
  })
  void philoxGivesThePublishedWords(
      String c0,
      String c1,
      String c2,
      String c3,
      String k0,
      String k1,
      String w0,
      String w1,
      String w2,
      String w3) {
    long key = Integer.toUnsignedLong(word(k0)) | (long) word(k1) << 32;
    int[] words = new Philox().words(1, word(c0), word(c1), word(c2), word(c3), key);
    assertThat(Arrays.copyOf(words, 4)).containsExactly(word(w0), word(w1), word(w2), word(w3));
  }

  private static int word(String hexadecimal) {
    return Integer.parseUnsignedInt(hexadecimal, 16);
  }

  @Test
  void normalNumbersHaveTheirMoments() {
    float[] y = new float[COUNT];
    Draws.normal(draw(1, 0), 3, 2, 0.5, y, 0, COUNT / 100, 100);
    assertThat(mean(y)).isCloseTo(2, within(0.005));
    assertThat(deviation(y)).isCloseTo(0.5, within(0.005));
  }

  @Test
  void uniformNumbersFillTheirRange() {
    float[] y = new float[COUNT];
    Draws.uniform(draw(1, 0), 3, -1, 3, y, 0, COUNT / 100, 100);
    assertThat(IntStream.range(0, COUNT)).allMatch(i -> y[i] >= -1 && y[i] < 3);
    assertThat(mean(y)).isCloseTo(1, within(0.01));
    assertThat(deviation(y)).isCloseTo(4 / Math.sqrt(12), within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.2, 0.2", "1, 1"})
  void bernoulliNumbersComeAsOftenAsTheyShould(double probability, double expected) {
    float[] y = new float[COUNT];
    Draws.bernoulli(draw(1, 0), 3, probability, y, 0, COUNT / 100, 100);
    assertThat(mean(y)).isCloseTo(expected, within(expected % 1 == 0 ? 1e-12 : 0.005));
  }

  @Test
  void aBatchIsWhatItsPartsAre() {
    float[] whole = new float[10 * 37];
    float[] parts = new float[10 * 37];
    Draws.normal(draw(1, 100), 3, 0, 1, whole, 0, 10, 37);
    Draws.normal(draw(1, 100), 3, 0, 1, parts, 0, 4, 37);
    Draws.normal(draw(1, 104), 3, 0, 1, parts, 4 * 37, 6, 37);
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void everyCoordinateChangesADraw() {
    Draw phase = draw(1, 0);
    phase.phase = 1;
    Draw time = draw(1, 0);
    time.time = 1;
    Draw step = draw(1, 0);
    step.step = 1;
    float[][] draws = {
      normals(draw(1, 0), 3),
      normals(draw(2, 0), 3),
      normals(draw(1, 1), 3),
      normals(draw(1, 0), 4),
      normals(phase, 3),
      normals(time, 3),
      normals(step, 3),
      shared(draw(1, 0))
    };
    assertThat(Arrays.stream(draws).map(Arrays::toString).distinct()).hasSize(draws.length);
  }

  private static float[] normals(Draw draw, int key) {
    float[] y = new float[5];
    Draws.normal(draw, key, 0, 1, y, 0, 1, 5);
    return y;
  }

  private static float[] shared(Draw draw) {
    float[] y = new float[5];
    Draws.normal(draw, 3, 0, 1, y, 0, 5);
    return y;
  }

  @Test
  void sharedValuesDoNotDependOnTheExample() {
    assertThat(shared(draw(1, 77))).isEqualTo(shared(draw(1, 0)));
  }

  @Test
  void permutationsHoldEveryNumberOnceAndDifferByEpoch() {
    int[] order = Permutation.of(42, 0, 1000);
    assertThat(Arrays.stream(order).sorted())
        .containsExactly(IntStream.range(0, 1000).boxed().toArray(Integer[]::new));
    assertThat(Permutation.of(42, 0, 1000)).isEqualTo(order);
    assertThat(Permutation.of(42, 1, 1000)).isNotEqualTo(order);
    assertThat(Permutation.of(43, 0, 1000)).isNotEqualTo(order);
  }

  @Test
  void everyPermutationIsAsLikelyAsTheOthers() {
    int[] counts = new int[27];
    for (int epoch = 0; epoch < 60_000; epoch++) {
      int[] order = Permutation.of(1, epoch, 3);
      counts[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    assertThat(Arrays.stream(counts).filter(count -> count > 0))
        .hasSize(6)
        .allMatch(c -> Math.abs(c - 10_000) < 500);
  }

  private static Draw draw(long seed, long firstExample) {
    Draw draw = new Draw();
    draw.seed = seed;
    draw.firstExample = firstExample;
    return draw;
  }

  private static double mean(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  private static double deviation(float[] values) {
    double mean = mean(values);
    return Math.sqrt(
        IntStream.range(0, values.length)
            .mapToDouble(i -> Math.pow(values[i] - mean, 2))
            .average()
            .orElseThrow());
  }
}
