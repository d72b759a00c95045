package nnet.runtime.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Generation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of chains whose probabilities are known. */
class TokenGeneratorTest {
  private static final Generation.Choice GREEDY = new Generation.Greedy();

  /** Whatever was before: 0, 1, 2, 0, 1, 2 and so on are the most probable. */
  private static final float[][] CIRCLE = {{.1f, .7f, .2f}, {.2f, .2f, .6f}, {.5f, .25f, .25f}};

  /** The same probabilities whatever the token. */
  private static final float[][] FIXED = {{.5f, .3f, .2f}, {.5f, .3f, .2f}, {.5f, .3f, .2f}};

  private static float[][][] firstOrder(float[][] next) {
    return new float[][][] {next, next, next};
  }

  private static TokenGenerator generator(
      float[][][] next, Generation.Choice choice, int until, int atMost) {
    Optional<Integer> end = until < 0 ? Optional.empty() : Optional.of(until);
    ChainModel model = new ChainModel(next, choice, end, atMost);
    return TokenGenerator.of(model, Weights.blank(model.schema()), Optional.empty());
  }

  private static int[] text(float[][][] next, Generation.Choice choice, int until, int atMost) {
    return generator(next, choice, until, atMost).generate(new int[] {0}, 1);
  }

  @Test
  void theMostProbableTokensFollow() {
    assertThat(text(firstOrder(CIRCLE), GREEDY, -1, 7)).containsExactly(1, 2, 0, 1, 2, 0, 1);
  }

  @Test
  void theFirstOfEquallyProbableTokensFollows() {
    float[][] even = {{.2f, .4f, .4f}, {.4f, .2f, .4f}, {.4f, .4f, .2f}};
    assertThat(text(firstOrder(even), GREEDY, -1, 3)).containsExactly(1, 0, 1);
  }

  @Test
  void aTextEndsBeforeItsLastToken() {
    assertThat(text(firstOrder(CIRCLE), GREEDY, 2, 100)).containsExactly(1);
    assertThat(text(firstOrder(CIRCLE), GREEDY, 1, 100)).isEmpty();
  }

  @Test
  void theStartGoesThroughTheStateOneByOne() {
    float[][][] next = new float[3][][];
    for (int before = 0; before < 3; before++) {
      float[] sure = new float[3];
      sure[before] = 1;
      next[before] = new float[][] {sure, sure, sure};
    }
    TokenGenerator generator = generator(next, GREEDY, -1, 4);
    assertThat(generator.generate(new int[] {1, 2}, 0)).containsExactly(1, 2, 1, 2);
    assertThat(generator.generate(new int[] {2}, 0)).containsExactly(0, 2, 0, 2);
    Map<String, float[]> first = Map.of("before", new float[] {1});
    assertThat(generator.generate(new int[] {2}, first, 0, 3)).containsExactly(1, 2, 1);
  }

  @Test
  void sampledFrequenciesApproachTheProbabilities() {
    approach(new Generation.Sample(1, 0, 1), .5, .3, .2);
  }

  @Test
  void aTemperatureIsAPower() {
    approach(new Generation.Sample(.5, 0, 1), .25 / .38, .09 / .38, .04 / .38);
  }

  @Test
  void onlyTheMostProbableAreDrawnFrom() {
    approach(new Generation.Sample(1, 2, 1), .5 / .8, .3 / .8, 0);
    approach(new Generation.Sample(1, 1, 1), 1, 0, 0);
    approach(new Generation.Sample(1, 5, 1), .5, .3, .2);
  }

  @Test
  void onlyThoseWithEnoughProbabilityAreDrawnFrom() {
    approach(new Generation.Sample(1, 0, .45), 1, 0, 0);
    approach(new Generation.Sample(1, 0, .6), .5 / .8, .3 / .8, 0);
    approach(new Generation.Sample(1, 0, .9), .5, .3, .2);
  }

  @Test
  void bothRestrictionsHold() {
    approach(new Generation.Sample(1, 2, .6), 1, 0, 0);
    approach(new Generation.Sample(1, 2, .7), .5 / .8, .3 / .8, 0);
  }

  /** The tolerance is five standard deviations. */
  private static void approach(Generation.Sample how, double... expected) {
    int count = 10_000;
    int[] text = text(firstOrder(FIXED), how, -1, count);
    for (int token = 0; token < expected.length; token++) {
      int wanted = token;
      double share = Arrays.stream(text).filter(each -> each == wanted).count() / (double) count;
      double p = expected[token];
      assertThat(share)
          .as(how + " of " + token)
          .isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / count)));
    }
  }

  @Test
  void aSeedIsAText() {
    TokenGenerator generator =
        generator(firstOrder(CIRCLE), new Generation.Sample(1, 0, 1), -1, 50);
    int[] first = generator.generate(new int[] {0}, 5);
    assertThat(generator.generate(new int[] {0}, 5)).isEqualTo(first);
    assertThat(generator.generate(new int[] {0}, 6)).isNotEqualTo(first);
    assertThat(generator.generate(new int[] {0}, Map.of(), 5, 10))
        .isEqualTo(Arrays.copyOf(first, 10));
  }

  /** What is best at first leads to nothing sure. */
  @Test
  void aBeamFindsWhatGreedMisses() {
    float[][] trap = {{0, .6f, .4f}, {.34f, .33f, .33f}, {.05f, .05f, .9f}};
    assertThat(text(firstOrder(trap), GREEDY, -1, 2)).containsExactly(1, 0);
    assertThat(text(firstOrder(trap), new Generation.Beam(1, 0), -1, 2)).containsExactly(1, 0);
    assertThat(text(firstOrder(trap), new Generation.Beam(2, 0), -1, 2)).containsExactly(2, 2);
  }

  /** A beam as wide as there are texts is a search through all of them. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7, 1})
  void aWideBeamIsExact(double lengthPenalty) {
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      float[][][] next = anyChain(random);
      for (int until : new int[] {-1, 2}) {
        int[] found = text(next, new Generation.Beam(243, lengthPenalty), until, 5);
        assertThat(found).isEqualTo(new BruteForce(next, until, 5, lengthPenalty).best());
      }
    }
  }

  private static float[][][] anyChain(Random random) {
    float[][][] next = new float[3][3][3];
    for (float[][] before : next) {
      for (float[] token : before) {
        float sum = 0;
        for (int i = 0; i < 3; i++) {
          token[i] = .05f + random.nextFloat();
          sum += token[i];
        }
        for (int i = 0; i < 3; i++) {
          token[i] /= sum;
        }
      }
    }
    return next;
  }

  /** Every text of a chain, one after the other. */
  private static final class BruteForce {
    private final float[][][] next;
    private final int until;
    private final int atMost;
    private final double lengthPenalty;
    private double bestKey = Double.NEGATIVE_INFINITY;
    private int[] best = new int[0];

    BruteForce(float[][][] next, int until, int atMost, double lengthPenalty) {
      this.next = next;
      this.until = until;
      this.atMost = atMost;
      this.lengthPenalty = lengthPenalty;
    }

    int[] best() {
      follow(new int[0], 0, 0, 0);
      return best;
    }

    private void follow(int[] text, int before, int token, double sum) {
      for (int i = 0; i < ChainModel.TOKENS; i++) {
        double more = sum + Math.log(next[before][token][i]);
        if (i == until) {
          compare(text, more, text.length + 1);
          continue;
        }
        int[] longer = Arrays.copyOf(text, text.length + 1);
        longer[text.length] = i;
        if (longer.length == atMost) {
          compare(longer, more, longer.length);
        } else {
          follow(longer, token, i, more);
        }
      }
    }

    private void compare(int[] text, double sum, int length) {
      double key = sum / Math.pow(length, lengthPenalty);
      if (key > bestKey) {
        bestKey = key;
        best = text;
      }
    }
  }

  @Test
  void whatIsWrongIsSaid() {
    TokenGenerator generator = generator(firstOrder(CIRCLE), GREEDY, -1, 3);
    wrong("0 to 2", () -> generator.generate(new int[] {3}, 0));
    wrong("one token at least", () -> generator.generate(new int[0], 0));
    Map<String, float[]> misspelt = Map.of("befor", new float[1]);
    wrong("`before`", () -> generator.generate(new int[] {0}, misspelt, 0, 3));
    Map<String, float[]> longer = Map.of("before", new float[2]);
    wrong("1 numbers, not 2", () -> generator.generate(new int[] {0}, longer, 0, 3));
    float[][] none = {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}};
    wrong("no token probable", () -> text(firstOrder(none), GREEDY, -1, 3));
    float[][] broken = {{Float.NaN, 0, 0}, {0, 0, 0}, {0, 0, 0}};
    wrong("NaN", () -> text(firstOrder(broken), GREEDY, -1, 3));
  }

  private static void wrong(String part, Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(UserError.class).hasMessageContaining(part);
  }
}
