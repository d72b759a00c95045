package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.runtime.generate.TokenGenerator;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;
import org.junit.jupiter.api.Test;

/** Compiled {@code generate} blocks, against networks that see the whole text at once. */
final class GenerateTest {
  /** What follows is what was three tokens before. */
  private static final String ECHO =
      """
      network Echo {
          input  tokens: class(5)[3]
          output probability = one_hot(tokens)[0] as simplex(5)
          output positions   = one_hot(concat(tokens[1:3], tokens[0:1])) as simplex(5)[3]
      }

      generate Again from Echo { tokens = greedy(probability) at_most: 7 }

      generate Last from Echo { tokens = greedy(positions) at_most: 7 }
      """;

  private static final String RECURRENT =
      """
      network Recurrent(length: int = 5) {
          input  tokens: class(4)[length]
          input  h: f32[6]
          input  c: f32[6]
          run = lstm(6, state: true)(tokens -> embedding(5), h: 4 * h, c: c)
          output probability = 4 * run.h -> dense(4) -> softmax
          output last_h = run.h / 4
          output last_c = run.c
      }

      generate Text from Recurrent {
          network: (length: 1)
          tokens = greedy(probability)
          h = last_h
          c = last_c
          at_most: 2
      }
      """;

  private static final String ATTENTION =
      """
      network Attention {
          input tokens: class(4)[5]
          query = dense(6)
          key = dense(6)
          value = dense(6)
          x = (tokens -> embedding(6)) + sinusoidal_positions(5, 6)
          looked = scaled_dot_product_attention(query(x), key(x), value(x), causal: true)
          output probability = looked -> dense(4) -> softmax
      }
      """;

  /** The same for texts of any length, with probabilities for every place. */
  private static final String GROWING =
      """
      network Attention {
          dim T <= 5
          input tokens: class(4)[T]
          query = dense(6)
          key = dense(6)
          value = dense(6)
          x = (tokens -> embedding(6)) + sinusoidal_positions(T, 6)
          looked = scaled_dot_product_attention(query(x), key(x), value(x), causal: true)
          output probability = looked -> dense(4) -> softmax
      }

      generate Text from Attention { tokens = greedy(probability) at_most: 2 }
      """;

  /** The same, one token after the other. */
  private static final String CACHED =
      """
      network Attention {
          input token: class(4)
          input position: f32
          input keys: f32[8, 6]
          input values: f32[8, 6]
          query = dense(6)
          key = dense(6)
          value = dense(6)
          here = reshape(arange(8), [8, 1]) == position
          place = sum(if here then sinusoidal_positions(8, 6) else 0, axis: 0)
          x = (token -> embedding(6)) + place
          new_key = key(x)
          new_value = value(x)
          k = if here then new_key else keys
          v = if here then new_value else values
          looked = scaled_dot_product_attention(
              reshape(query(x), [1, 6]), k, v, mask: arange(8) <= position)
          output probability = looked[0] -> dense(4) -> softmax
          output all_keys = k
          output all_values = v
          output next_position = position + 1
      }

      generate Text from Attention {
          token = greedy(probability)
          position = next_position
          keys = all_keys
          values = all_values
          at_most: 2
      }
      """;

  @Test
  void aWindowMovesOverTheText() {
    Model model = Compiled.text("echo.nnet", ECHO).model();
    Weights weights = Weights.blank(model.schema());
    TokenGenerator again = TokenGenerator.of(model, weights, Optional.of("Again"));
    assertThat(again.generate(new int[] {4, 1, 3}, 0)).containsExactly(4, 1, 3, 4, 1, 3, 4);
    assertThat(again.generate(new int[] {2, 4, 1, 3}, 0)).containsExactly(4, 1, 3, 4, 1, 3, 4);
    assertThat(again.generate(new int[] {3}, 0)).containsExactly(0, 0, 3, 0, 0, 3, 0);
  }

  @Test
  void ofManyPositionsTheLastCounts() {
    Model model = Compiled.text("echo.nnet", ECHO).model();
    Weights weights = Weights.blank(model.schema());
    TokenGenerator last = TokenGenerator.of(model, weights, Optional.of("Last"));
    assertThat(last.generate(new int[] {4, 1, 3}, 0)).containsExactly(4, 1, 3, 4, 1, 3, 4);
  }

  @Test
  void aStateThatIsCarriedIsTheWholeText() {
    Model model = Compiled.text("recurrent.nnet", RECURRENT).model();
    sameAsTheWholeText(model, model);
  }

  @Test
  void keysAndValuesThatAreKeptAreTheWholeText() {
    sameAsTheWholeText(
        Compiled.text("cached.nnet", CACHED).model(),
        Compiled.text("attention.nnet", ATTENTION).model());
  }

  @Test
  void aTextGrowsWithinItsDim() {
    sameAsTheWholeText(
        Compiled.text("growing.nnet", GROWING).model(),
        Compiled.text("attention.nnet", ATTENTION).model());
  }

  /** All texts of four tokens: what follows them, and the token after that. */
  private static void sameAsTheWholeText(Model stepwise, Model whole) {
    Set<Integer> seen = new HashSet<>();
    for (int seed = 1; seed <= 3; seed++) {
      TokenGenerator generator =
          TokenGenerator.of(stepwise, Weights.initial(stepwise, seed), Optional.empty());
      Predictor predictor = Predictor.of(whole, Weights.initial(whole, seed));
      for (int[] start : texts()) {
        int[] next = generator.generate(start, 0);
        int[] text = {start[0], start[1], start[2], start[3], next[0]};
        assertThat(next[1]).isEqualTo(mostProbable(predictor, text));
        seen.add(next[1]);
      }
    }
    assertThat(seen).as("different tokens").hasSizeGreaterThan(2);
  }

  private static List<int[]> texts() {
    List<int[]> texts = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      texts.add(new int[] {i >> 6, i >> 4 & 3, i >> 2 & 3, i & 3});
    }
    return texts;
  }

  /** The token after a text; other inputs are zeros. */
  private static int mostProbable(Predictor predictor, int[] text) {
    float[] example = new float[predictor.inputSize()];
    for (int i = 0; i < text.length; i++) {
      example[i] = text[i];
    }
    float[] result = new float[predictor.outputSize()];
    predictor.predict(example, result);
    int from = predictor.shape("probability").stream().reduce(1, Math::multiplyExact) - 4;
    int best = 0;
    for (int i = 1; i < 4; i++) {
      best = result[from + i] > result[from + best] ? i : best;
    }
    return best;
  }
}
