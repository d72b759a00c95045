package nnet.examples.random;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import nnet.compiler.op.NdArray;

/** Laws that hold for every network, or for every network of a kind, whatever its numbers are. */
final class MetamorphicProperties {
  private static final double EXACT = 1e-9;

  @Provide
  Arbitrary<Recipe> networks() {
    return Recipes.any();
  }

  private static void close(String name, double found, double expected) {
    assertThat(Math.abs(found - expected))
        .as("%s: %s, not %s", name, found, expected)
        .isLessThanOrEqualTo(EXACT * Math.max(1, Math.abs(expected)));
  }

  private static void close(String name, double[] found, double[] expected) {
    assertThat(found.length).as(name).isEqualTo(expected.length);
    for (int i = 0; i < found.length; i++) {
      close(name + "[" + i + "]", found[i], expected[i]);
    }
  }

  private static double[] values(Map<String, NdArray> results, String name) {
    NdArray array = results.get(name);
    assertThat(array).as(name).isNotNull();
    return array.data();
  }

  /** What a batch gives for an example is what the example gives; gradients are means. */
  @Property(tries = 60)
  void aBatchIsTheMeanOfItsExamples(
      @ForAll("networks") Recipe recipe, @ForAll @IntRange(min = 2, max = 4) int batch) {
    Interpreted network = Interpreted.of(NetworkText.of(recipe, "Law"));
    Map<String, double[]> parameters = network.parameters();
    Map<String, List<double[]>> examples = network.examples(batch, new Random(recipe.hashCode()));
    Map<String, NdArray> together = network.run(parameters, examples, 0);
    Map<String, double[]> means = new TreeMap<>();
    for (int i = 0; i < batch; i++) {
      int example = i;
      Map<String, List<double[]>> single = new TreeMap<>(examples);
      single.replaceAll((name, values) -> List.of(values.get(example)));
      network
          .run(parameters, single, i)
          .forEach((name, alone) -> {
            double[] whole = values(together, name);
            if (network.isPerExample(name)) {
              double scale = name.startsWith("gradient/") ? batch : 1;
              int size = alone.size();
              for (int k = 0; k < size; k++) {
                close(name, whole[example * size + k] * scale, alone.get(k));
              }
            } else {
              double[] mean = means.computeIfAbsent(name, key -> new double[alone.size()]);
              Arrays.setAll(mean, k -> mean[k] + alone.get(k) / batch);
            }
          });
    }
    means.forEach((name, mean) -> close(name, values(together, name), mean));
  }

  private static final List<String> TOWERS =
      List.of(
          "dense(3) -> tanh",
          "lstm(3)",
          "gru(3, sequences: true)",
          "dense(4) -> layer_norm -> dense(3)",
          "conv1d(3, kernel: 2) -> relu",
          "multi_head_attention(2)",
          "bidirectional(rnn(2))",
          "transformer_encoder(heads: 1, hidden: 3)");

  private static String towers(String tower, int uses, boolean shared) {
    StringBuilder text = new StringBuilder("network Law {\n");
    StringBuilder sum = new StringBuilder();
    if (shared) {
      text.append("tower = ").append(tower).append("\n");
    }
    for (int i = 0; i < uses; i++) {
      text.append("input x%d: f32[4, 2]\n".formatted(i));
      text.append(shared ? "" : "tower%d = %s\n".formatted(i, tower));
      text.append("y%d = x%d -> tower%s\n".formatted(i, i, shared ? "" : "" + i));
      sum.append(i == 0 ? "" : " + ").append("mean(y%d ^ 2) * %d".formatted(i, i + 1));
    }
    return text + "target t: f32\noutput y = y0\nloss = mse(" + sum + ", t)\n}\n";
  }

  /** The gradient of a shared parameter is the sum of those of its copies. */
  @Property(tries = 20)
  void sharingIsTheSumOfUnsharedGradients(
      @ForAll @IntRange(max = 7) int tower, @ForAll @IntRange(min = 2, max = 3) int uses) {
    Interpreted shared = Interpreted.of(towers(TOWERS.get(tower), uses, true));
    Interpreted apart = Interpreted.of(towers(TOWERS.get(tower), uses, false));
    Map<String, double[]> parameters = shared.parameters();
    Map<String, double[]> copies = new TreeMap<>();
    apart.parameters().keySet().forEach(path -> copies.put(path, parameters.get(original(path))));
    Map<String, List<double[]>> examples = shared.examples(2, new Random(tower));
    Map<String, NdArray> sums = shared.run(parameters, examples, 0);
    Map<String, double[]> added = new TreeMap<>();
    apart
        .run(copies, examples, 0)
        .forEach((name, value) -> {
          double[] sum = added.computeIfAbsent(original(name), key -> new double[value.size()]);
          Arrays.setAll(sum, i -> sum[i] + value.get(i));
        });
    assertThat(parameters).isNotEmpty();
    added.forEach((name, sum) -> close(name, values(sums, name), sum));
  }

  private static String original(String path) {
    return path.replaceFirst("tower\\d", "tower");
  }

  /** Attention without places does not know the order of its tokens. */
  @Property(tries = 20)
  void attentionPermutes(
      @ForAll @IntRange(min = 1, max = 2) int heads,
      @ForAll @IntRange(min = 1, max = 6) int length,
      @ForAll boolean encoder,
      @ForAll int seed) {
    String layer =
        encoder
            ? "transformer_encoder(heads: " + heads + ", hidden: 5)"
            : "multi_head_attention(" + heads + ")";
    Interpreted network =
        Interpreted.of(
            """
            network Law {
                input x: f32[%d, 4]
                target t: f32
                output y = x -> %s
                loss = mse(mean(y ^ 2), t)
            }
            """
                .formatted(length, layer));
    Map<String, List<double[]>> examples = network.examples(1, new Random(seed));
    List<Integer> order = new ArrayList<>(IntStream.range(0, length).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    Map<String, List<double[]>> moved = new TreeMap<>(examples);
    moved.put("x", List.of(rows(requireNonNull(examples.get("x")).getFirst(), order)));
    Map<String, NdArray> before = network.run(network.parameters(), examples, 0);
    Map<String, NdArray> after = network.run(network.parameters(), moved, 0);
    before.forEach((name, array) -> {
      boolean tokens = network.isPerExample(name);
      close(name, values(after, name), tokens ? rows(array.data(), order) : array.data());
    });
  }

  /** Rows of four in another order. */
  private static double[] rows(double[] values, List<Integer> order) {
    double[] moved = new double[values.length];
    for (int i = 0; i < order.size(); i++) {
      System.arraycopy(values, order.get(i) * 4, moved, i * 4, 4);
    }
    return moved;
  }

  private static final List<String> MASKED =
      List.of(
          "lstm(3)(x, mask: m > 0.5)",
          "gru(3, reverse: true)(x, mask: m > 0.5)",
          "bidirectional(rnn(3))(x, mask: m > 0.5)",
          "scan(lstm_cell(3, peephole: true))(x, mask: m > 0.5).c",
          "multi_head_attention(2)(q, memory: x, mask: m > 0.5)",
          "scaled_dot_product_attention(q, x, x, mask: m > 0.5)");

  /** What a mask leaves out may be anything, anywhere, or not there at all. */
  @Property(tries = 30)
  void paddingWithAMaskChangesNothing(
      @ForAll @IntRange(max = 5) int kind,
      @ForAll @IntRange(min = 1, max = 4) int length,
      @ForAll @IntRange(min = 1, max = 3) int padding,
      @ForAll int seed) {
    Random random = new Random(seed);
    Map<String, List<double[]>> given = masked(kind, length).examples(1, random);
    given.put("m", List.of(IntStream.range(0, length).mapToDouble(i -> 1).toArray()));
    List<Integer> places = new ArrayList<>(IntStream.range(0, length + padding).boxed().toList());
    Collections.shuffle(places, random);
    List<Integer> kept = places.subList(0, length).stream().sorted().toList();
    double[] wide = random.doubles((length + padding) * 4L, -9, 9).toArray();
    double[] mask = new double[length + padding];
    for (int i = 0; i < length; i++) {
      System.arraycopy(requireNonNull(given.get("x")).getFirst(), i * 4, wide, kept.get(i) * 4, 4);
      mask[kept.get(i)] = 1;
    }
    Map<String, List<double[]>> padded = new TreeMap<>(given);
    padded.put("x", List.of(wide));
    padded.put("m", List.of(mask));
    Interpreted shorter = masked(kind, length);
    Interpreted longer = masked(kind, length + padding);
    Map<String, NdArray> expected = shorter.run(shorter.parameters(), given, 0);
    Map<String, NdArray> found = longer.run(longer.parameters(), padded, 0);
    expected.forEach((name, array) -> {
      if (name.equals("gradient/x")) {
        double[] wanted = new double[wide.length];
        for (int i = 0; i < length; i++) {
          System.arraycopy(array.data(), i * 4, wanted, kept.get(i) * 4, 4);
        }
        close(name, values(found, name), wanted);
      } else if (!name.equals("gradient/m")) {
        close(name, values(found, name), array.data());
      }
    });
  }

  private static Interpreted masked(int kind, int length) {
    return Interpreted.of(
        """
        network Law {
            input x: f32[%d, 4]
            input q: f32[2, 4]
            input m: f32[%d]
            target t: f32
            output y = %s
            loss = mse(mean(y ^ 2) + 0 * mean(q), t)
        }
        """
            .formatted(length, length, MASKED.get(kind)));
  }
}
