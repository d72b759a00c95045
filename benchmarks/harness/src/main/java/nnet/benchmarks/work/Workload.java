package nnet.benchmarks.work;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A piece of work that engines repeat; its text form goes to their processes. */
public sealed interface Workload {

  /** {@code C[m, n] = op(A) op(B)}. */
  record Product(Form form, int m, int n, int k) implements Workload {
    @Override
    public String toString() {
      return "product " + form + " " + m + " " + n + " " + k;
    }

    /** Floating-point operations. */
    public double operations() {
      return 2.0 * m * n * k;
    }
  }

  /** Forward pass, backward pass and update on a batch that stays in memory. */
  record Training(Network network, Optimizer optimizer, int batch) implements Workload {
    @Override
    public String toString() {
      return "train " + optimizer.name().toLowerCase(Locale.ROOT) + " " + batch + " " + network;
    }
  }

  /** From a {@code float[]} of inputs to a {@code float[]} of results. */
  record Prediction(Network network, int batch) implements Workload {
    @Override
    public String toString() {
      return "predict " + batch + " " + network;
    }
  }

  /** Reads what {@code toString} gives. */
  static Workload parse(String text) {
    List<String> words = Arrays.asList(text.split(" ", -1));
    return switch (words.getFirst()) {
      case "product" ->
          new Product(
              Form.valueOf(words.get(1)), number(words, 2), number(words, 3), number(words, 4));
      case "train" ->
          new Training(
              network(words, 3),
              Optimizer.valueOf(words.get(1).toUpperCase(Locale.ROOT)),
              number(words, 2));
      case "predict" -> new Prediction(network(words, 2), number(words, 1));
      default -> throw new IllegalArgumentException("no workload: " + text);
    };
  }

  private static int number(List<String> words, int at) {
    return Integer.parseInt(words.get(at));
  }

  private static Network network(List<String> words, int at) {
    Map<String, Integer> sizes = new TreeMap<>();
    for (String word : words.subList(at + 1, words.size())) {
      int equals = word.indexOf('=');
      sizes.put(word.substring(0, equals), Integer.parseInt(word.substring(equals + 1)));
    }
    return new Network(words.get(at), sizes);
  }
}
