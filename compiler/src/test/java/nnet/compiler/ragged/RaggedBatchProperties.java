package nnet.compiler.ragged;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A batch of any lengths gives what its examples give alone, in networks of many layers. */
class RaggedBatchProperties {
  static final int MOST = 5;

  /** What keeps the length of a sequence of four. */
  @Provide
  Arbitrary<String> layers() {
    return Arbitraries.of(
        "x = x -> dense(4) -> tanh",
        "x = x -> lstm(4, sequences: true)",
        "x = x -> gru(4, sequences: true, reverse: true)",
        "x = x -> bidirectional(rnn(2, sequences: true))",
        "x = x + (x -> multi_head_attention(2))",
        "x = x -> transformer_encoder(heads: 2, hidden: 3, causal: true)",
        "x = x -> conv1d(4, kernel: 3, padding: same)",
        "x = x -> conv1d(4, kernel: 2, padding: causal) -> sigmoid",
        "x = x -> layer_norm",
        "x = x * mean(x, axis: 0)",
        "x = x + sinusoidal_positions(T, 4)",
        "x = softmax(x, axis: 0)");
  }

  @Provide
  Arbitrary<String> ends() {
    return Arbitraries.of(
        "y = mean(x, axis: 0)",
        "y = max(x, axis: 0)",
        "y = sum(x ^ 2) / T",
        "y = x[-1]",
        "y = x -> gru(3, reset_after: false)",
        "y = x",
        "y = logsumexp(x, axis: 0)");
  }

  @Property(tries = 25)
  void aRaggedBatchGivesWhatItsExamplesGiveAlone(
      @ForAll @Size(min = 1, max = 3) List<@net.jqwik.api.From("layers") String> layers,
      @ForAll("ends") String end,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = MOST) Integer> lengths) {
    String body =
        "input given: range(0, 1)[T, 4]\ntarget t: f32\nx = given\n"
            + String.join("\n", layers)
            + "\n"
            + end
            + "\noutput out = y\nloss = mse(mean(y * y), t)\n";
    new Alone(body, Map.of("T", MOST))
        .check("gradients_predict", lengths.stream().map(length -> Map.of("T", length)).toList());
  }
}
