package nnet.compiler.ragged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of operators on axes whose size is a {@code dim}; the padding of inputs holds NaN. */
class RaggedBatchTest {
  private static final Map<String, Integer> T = Map.of("T", 6);
  private static final List<Map<String, Integer>> LENGTHS =
      Stream.of(6, 1, 4).map(length -> Map.of("T", length)).toList();

  /** The output {@code y} of a sequence {@code x}, made into a loss. */
  private static void check(String statements) {
    String body =
        "input x: range(0, 1)[T, 4]\ntarget t: f32\n"
            + statements
            + "\noutput out = y\nloss = mse(mean(y * y), t)\n";
    new Alone(body, T).check("gradients_predict", LENGTHS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = mean(x, axis: 0)",
        "y = sum(x -> dense(3) -> tanh, axis: 0)",
        "y = max(x -> dense(3), axis: 0)",
        "y = min(x -> dense(3))",
        "y = logsumexp(x -> dense(3), axis: 0)",
        "y = variance(x -> dense(3), axis: 0)",
        "y = variance(x -> dense(3), axes: [0, 1], correction: 1)",
        "y = mean(x -> dense(3), axes: [0, 1])",
        "y = mean(x -> dense(3), axes: leading, keep: true)",
        "y = max(x -> dense(4), axis: -2, keep: true) - x",
        "y = softmax(x -> dense(3), axis: 0)",
        "y = log_softmax(x -> dense(3), axis: 0)",
        "y = (x -> dense(3))[-1]",
        "y = (x -> dense(3))[0]",
        "y = (x -> dense(3))[:, 1]",
        "y = (x -> dense(3))[-1, 0:2]",
        "y = (x -> dense(3))[:T]",
        "y = norm(x -> dense(3), axis: 0)",
        "y = norm(x -> dense(3), axis: 1)",
        "y = sum_of_squares(x -> dense(3))",
        "y = deviation(x -> dense(3), axes: [0, 1])",
        "y = prod(1 + (x -> dense(3)), axis: 0)",
        "y = prod(1 + (x -> dense(3)))",
        "y = median(x -> dense(3), axis: 0)",
        "y = median(x -> dense(3), axis: 1)",
        "y = if any(x > 0.6, axis: 0) then sum(x, axis: 0) else 0",
        "y = if all(x > 0.3, axis: 0) then sum(x, axis: 0) else 0",
      })
  void reductions(String statements) {
    check(statements);
  }

  /** What is at a place depends on what is before it, around it, or at the other end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = cumsum(x -> dense(3), axis: 0)",
        "y = cumprod(1 + (x -> dense(3)), axis: 0)",
        "y = cumsum(x -> dense(3), axis: 1)",
        "y = flip(x -> dense(3), axis: 0)",
        "y = flip(x -> dense(3), axis: 1)",
        "y = (x -> dense(3))[::-1]",
        "y = (x -> dense(3))[::-1, ::2]",
        "y = sum(cumsum(x[::-1], axis: 0) * x, axis: 0)",
        "y = x -> max_pool1d(3, stride: 1, padding: same)",
        "y = (x -> dense(3)) -> max_pool1d(2, stride: 1, padding: same)",
        "y = (x -> dense(3)) -> average_pool1d(3, stride: 1, padding: same)",
        "y = (x -> dense(3)) -> average_pool1d(4, stride: 1, padding: same)",
        "y = (x -> dense(3)) -> average_pool1d(3, stride: 1, padding: 1, count_include_pad: true)",
        "y = reshape(x, shape: [T, 4, 1]) -> max_pool([3, 2], stride: [1, 2], padding: same)",
        "y = reshape(x, shape: [T, 4, 1]) -> average_pool([3, 2], stride: [1, 2], padding: same)",
        "y = reshape(x, shape: [T, 2, 2, 1]) -> average_pool3d([3, 2, 2], stride: 1, padding: same)",
        "y = reshape(x, shape: [T, 2, 2, 1]) -> max_pool3d([3, 2, 1], stride: 1, padding: same)",
        "y = x -> conv1d_transpose(3, kernel: 3, padding: same)",
        "a, b, c, d = unstack(x, 4, axis: 1)\ny = a * b + c * d",
        "y = repeat_each(x, times: 2, axis: 1)",
        "param to: f32[4, 5] = ones\ny = segment_sum(x @ to, argmax(x, axis: 1))",
        "y = gather(x -> dense(3) -> transpose, argmax(x -> dense(3), axis: 1))",
      })
  void neighbours(String statements) {
    check(statements);
  }

  /** Padding of zeros would be infinite here, or have infinite derivatives. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = sum(log(x @ w), axis: 0)",
        "y = 1 / (x @ w)",
        "y = (x @ w) / sum(x, axis: 1, keep: true)",
        "y = sqrt(x @ w)",
        "y = (x @ w) ^ 0.3",
        "y = (x @ w) ^ x[:, 0:2]",
        "y = exp(60 - 55 * (x @ w + 0.2) / (x @ w + 0.1))",
        "y = log1p(0 - (x @ w) * 0.1)",
        "y = tan(x @ w)",
        "y = (x @ w) % (x @ w + 0.1)",
        "y = x[:, 0:2] * log(x @ w)",
      })
  void singular(String statements) {
    check("param raw: f32[4, 2] = ones\nw = exp(raw) * 0.2\n" + statements);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h = scan(lstm_cell(3))(x)\ny = h.h",
        "h = scan(lstm_cell(3), reverse: true)(x)\ny = h.h",
        "h = scan(lstm_cell(3))(x)\ny = h.all",
        "f = scan(lstm_cell(3))(x)\nb = scan(lstm_cell(2), reverse: true)(x)\n"
            + "g = scan(lstm_cell(3))(concat(f.all, b.all))\ny = g.h",
        "h = scan(lstm_cell(3))(x, h: x[-1, 0:3], mask: sum(x, axis: 1) > 1.5)\ny = h.h",
        "h = scan(logarithms())(x)\ny = h.h",
        "h = scan(logarithms(), reverse: true)(x)\ny = h.h",
      })
  void scans(String statements) {
    check(statements);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q = x -> dense(3)\nk = x -> dense(3)\nv = x -> dense(2)\n"
            + "y = softmax(q @ transpose(k) / sqrt(3)) @ v",
        "y = transpose(x) @ (x -> dense(3))",
        "s = sum(x, axis: 1) @ (x -> dense(3))\ny = s / T",
        "y = (x -> reshape([T, 2, 2]))[:, :, 0]",
        "y = concat(x, x -> dense(2)) -> layer_norm",
        "y = sum(stack(x, x * 2, axis: 1), axis: 0)",
        "a, b = split(x, 2)\ny = a * b -> dense(2)",
        "y = tile(x, times: 2, axis: 1)",
        "y = if x > 0.5 then log(x) else 0",
        "param table: f32[bound(T), 4]\ny = x + table[:T]",
        "param table: f32[bound(T), 4]\ny = mean(x * table[:T])",
        "y = broadcast_to(sum(x, axis: 0), shape: [T, 4]) * x",
        "y = sum(x, axis: 0) * (2 * T + 1) / (T * T)",
        "y = if T > 2 then sum(x, axis: 0) else x[0]",
        "y = one_hot(argmax(x, axis: 1)) * x",
        "y = sum(one_hot(argmax(x, axis: 0)) @ x, axis: 0)",
        "y = transpose(x -> dense(3))",
        "y = max(x, 0.5) - min(x, x * x)",
        "y = x -> conv1d(3, kernel: 3, padding: same)",
        "y = x -> conv1d(3, kernel: 2, padding: causal, dilation: 2) -> conv1d(2, kernel: 1)",
        "y = x * reshape(arange(T), [T, 1])",
        "y = (x + positions(T, 4) + sinusoidal_positions(T, 4)) -> transformer_encoder(heads: 2,"
            + " hidden: 5)",
        "y = x -> transformer_encoder(heads: 2, hidden: 3, causal: true, rotary: true)",
        "y = flash_attention(x, x -> dense(4), x -> dense(3))",
        "y = flash_attention(x, x -> dense(4), x -> dense(3), causal: true)",
        "y = attention_to_some(x, x -> dense(4), x, sum(x, axis: 1) > 2, causal: true)",
        "y = x -> lstm(3)",
        "y = x -> bidirectional(gru(3))",
        "y = einsum(\"td,sd->ts\", x, x)",
        "y = gradient(sum(log(x) ^ 2), x)",
      })
  void shapes(String statements) {
    check(statements);
  }

  /** Many rules at once, in emitted code. */
  @ParameterizedTest
  @ValueSource(strings = {"gradients_predict", "gradients_train"})
  void emitted(String entry) {
    String body =
        """
        input tokens: class(5)[T]
        input x: range(0.1, 1)[T, 4]
        target kinds: class(3)[T]
        a = concat(tokens -> embedding(4), log(x)) -> layer_norm
        weights = softmax((a -> dense(3)) @ transpose(a -> dense(3)))
        f = scan(lstm_cell(3))(weights @ a -> dropout(0.2))
        b = scan(lstm_cell(2), reverse: true)(x)
        s = mean(a, axis: 0) + max(a, axis: 0) + a[-1] / T
        output p: simplex(3)[T] = concat(f.all, b.all, 1 / x) -> dense(3) -> softmax
        output y = concat(s, f.h, variance(x, axis: 0), logsumexp(x, axis: 0)) -> dense(2)
        loss = cross_entropy(p, kinds)
        loss = mean(y ^ 2)
        """;
    new Alone(body, T).check(entry, LENGTHS);
    new Alone(body, T).checkEmitted(entry, LENGTHS);
  }

  /** Statistics over a batch count what examples have, not the room there is for them. */
  @ParameterizedTest
  @ValueSource(strings = {"x -> batch_norm", "x - mean(x, axes: leading, over: batch)"})
  void overTheBatch(String value) {
    Examples examples = new Examples(0, LENGTHS);
    String text =
        """
        network N {
            dim T <= %d
            input x: f32[T, 4]
            target t: f32
            y = %s
            output out = sum(y, axis: 0)
            loss = mse(sum(y ^ 2), t)
        }
        """;
    Map<String, Compiled.Found> tight =
        Compiled.of(text.formatted(6, value)).float64("gradients_train", examples);
    Map<String, Compiled.Found> wide =
        Compiled.of(text.formatted(9, value)).float64("gradients_train", examples);
    tight.forEach((name, found) -> {
      if (found.dims().isEmpty()) {
        assertThat(Objects.requireNonNull(wide.get(name)).values())
            .as(name)
            .containsExactly(found.values(), Offset.offset(1e-12));
      }
    });
    double[] sums = Objects.requireNonNull(tight.get("out")).values();
    for (int channel = 0; channel < 4 && !value.contains("norm"); channel++) {
      double all = 0;
      for (int example = 0; example < examples.count(); example++) {
        all += sums[4 * example + channel];
      }
      assertThat(all).isCloseTo(0, Offset.offset(1e-12));
    }
  }

  @Test
  void tokensAndLabelsOfEachPlace() {
    new Alone(
            """
            input tokens: class(5)[T]
            target kinds: class(3)[T]
            x = tokens -> embedding(4)
            h = scan(lstm_cell(3))(x)
            output p: simplex(3)[T] = concat(x, h.all) -> dense(3) -> softmax
            loss = cross_entropy(p, kinds)
            """,
            T)
        .check("gradients_predict", LENGTHS);
  }

  @Test
  void twoLengths() {
    new Alone(
            """
            input a: f32[T, 3]
            input b: f32[U, 3]
            target t: f32[T]
            weights = softmax((a -> dense(3)) @ transpose(b -> dense(3)))
            output y = mean(weights @ b, axis: 1)
            output z = max(a @ transpose(b))
            loss = mse(y, t) + mean(weights ^ 2)
            """,
            Map.of("T", 4, "U", 5))
        .check(
            "gradients_predict",
            List.of(
                Map.of("T", 4, "U", 5),
                Map.of("T", 1, "U", 3),
                Map.of("T", 3, "U", 1),
                Map.of("T", 2, "U", 4)));
  }

  @Test
  void drawsAreThoseOfTheExampleAlone() {
    new Alone(
            """
            input x: f32[T, 4]
            target t: f32
            y = x -> dense(3) -> dropout(0.5)
            noise = random_normal([T, 3])
            output z = mean(y + noise, axis: 0)
            loss = mse(sum(z), t)
            """,
            T)
        .check("gradients_train", LENGTHS);
  }
}
