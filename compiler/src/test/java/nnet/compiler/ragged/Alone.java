package nnet.compiler.ragged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nnet.compiler.ragged.Compiled.Found;

/**
 * A ragged batch gives exactly what its examples give alone, in networks that are made for their
 * lengths and know of no padding.
 *
 * @param body the statements of a network, without its {@code dim}s
 * @param bounds how long examples may be, by the name of the {@code dim}
 */
record Alone(String body, Map<String, Integer> bounds) {
  private static final double EXACT = 1e-12;
  private static final double ROUNDED = 2e-5;

  /** A step that is infinite where a sequence has ended. */
  private static final String CELL =
      """
      cell logarithms()(x: f32[n]) carries h: f32[n] = ones {
          param scale: f32[n]
          h = sqrt(h) + exp(scale) * log(x) ^ 2
      }
      """;

  /** In float64, where there is no rounding to speak of. */
  void check(String entry, List<Map<String, Integer>> lengths) {
    Examples all = new Examples(0, lengths);
    Map<String, Found> together = Compiled.of(ragged()).float64(entry, all);
    Map<String, Compiled> made = new HashMap<>();
    Map<String, double[]> sums = new TreeMap<>();
    for (int example = 0; example < all.count(); example++) {
      Compiled network = made.computeIfAbsent(fixed(lengths.get(example)), Compiled::of);
      Map<String, Found> alone = network.float64(entry, all.only(example));
      assertThat(alone.keySet()).isEqualTo(together.keySet());
      for (Map.Entry<String, Found> each : alone.entrySet()) {
        Found whole = Objects.requireNonNull(together.get(each.getKey()));
        if (whole.perExample()) {
          double scale = each.getKey().startsWith("gradient/") ? all.count() : 1;
          same(each.getKey(), whole, scale, each.getValue(), all, example);
        } else {
          sums.merge(each.getKey(), each.getValue().values(), Alone::sum);
        }
      }
    }
    sums.forEach((name, sum) -> {
      double[] mean = Objects.requireNonNull(together.get(name)).values();
      for (int i = 0; i < mean.length; i++) {
        double expected = i < sum.length ? sum[i] / all.count() : 0;
        close(name + "[" + i + "]", mean[i], expected, EXACT);
      }
    });
  }

  /** The emitted code computes the same, but for rounding. */
  void checkEmitted(String entry, List<Map<String, Integer>> lengths) {
    Examples all = new Examples(0, lengths);
    Compiled network = Compiled.of(ragged());
    Map<String, Found> exact = network.float64(entry, all);
    Map<String, Found> rounded = network.float32(entry, all);
    exact.forEach((name, found) -> {
      double[] values = Objects.requireNonNull(rounded.get(name)).values();
      for (int i = 0; i < values.length; i++) {
        close(name + "[" + i + "] of " + body, values[i], found.values()[i], ROUNDED);
      }
    });
  }

  private String ragged() {
    StringBuilder text = new StringBuilder(CELL + "network N {\n");
    new TreeMap<>(bounds)
        .forEach((dim, most) -> text.append("dim ").append(dim + " <= " + most + "\n"));
    return text + body + "}\n";
  }

  private String fixed(Map<String, Integer> lengths) {
    StringBuilder options = new StringBuilder();
    new TreeMap<>(lengths)
        .forEach((dim, length) ->
            options.append(options.isEmpty() ? "" : ", ").append(dim + ": int = " + length));
    return CELL + "network N(" + options + ") {\n" + body + "}\n";
  }

  /** Everything that the example has is the same; in padding there is nothing at all. */
  private void same(
      String name, Found whole, double scale, Found alone, Examples all, int example) {
    int size = whole.values().length / all.count();
    for (int i = 0; i < size; i++) {
      int[] place = Examples.place(i, whole.shape());
      double value = whole.values()[example * size + i];
      String where = name + List.of(example, i) + " of " + body;
      if (all.isIn(example, place, whole.dims())) {
        double expected = alone.values()[Examples.index(place, alone.shape())];
        close(where, value * scale, expected, EXACT);
      } else {
        assertThat(value == 0).as("padding of " + where + ": " + value).isTrue();
      }
    }
  }

  private static void close(String where, double value, double expected, double tolerance) {
    boolean close = Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected));
    assertThat(close).as(where + ": " + value + ", alone " + expected).isTrue();
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = Arrays.copyOf(a, Math.max(a.length, b.length));
    for (int i = 0; i < b.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}
