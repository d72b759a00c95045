package nnet.compiler.plan;

import java.util.List;
import java.util.Map;
import nnet.compiler.graph.ValueType;
import nnet.compiler.type.Dim;

/**
 * Floats of workspace: {@code perPair * batch * batch + perExample * batch + shared}. Pairs are
 * those of examples, where each sees all of the batch.
 */
public record Size(int perExample, int shared, int perPair) {
  public static final Size NONE = new Size(0, 0, 0);

  static final String WHAT = "values of one step";

  /**
   * The size of one value. One that mixes them, such as {@code B + 1} rows, takes all for each
   * example, or for each pair.
   */
  public static Size of(ValueType type) {
    Dim elements = type.shape().elements();
    int count = 0;
    for (var term : elements.terms().entrySet()) {
      if (!term.getKey().stream().allMatch(Dim::isBatch)) {
        throw new IllegalStateException("no workspace for " + type);
      }
      count = Floats.sum(count, atLeastNone(term), WHAT);
    }
    return switch (elements.batches()) {
      case 0 -> new Size(0, count, 0);
      case 1 -> new Size(count, 0, 0);
      case 2 -> new Size(0, 0, count);
      default -> throw new IllegalStateException("no workspace for " + type);
    };
  }

  private static int atLeastNone(Map.Entry<List<String>, java.math.BigInteger> term) {
    return Math.max(0, Floats.of(term.getValue(), WHAT));
  }
}
