package nnet.compiler.plan;

import java.math.BigInteger;
import java.util.List;
import nnet.compiler.graph.ValueType;
import nnet.compiler.type.Dim;

/** Floats of workspace: {@code perExample * batch + shared}. */
public record Size(int perExample, int shared) {
  public static final Size NONE = new Size(0, 0);

  /**
   * The size of one value. One that mixes both, such as {@code B + 1} rows, takes both for each
   * example.
   */
  public static Size of(ValueType type) {
    Dim elements = type.shape().elements();
    int factor = 0;
    int rest = 0;
    for (var term : elements.terms().entrySet()) {
      int coefficient = exact(term.getValue());
      if (term.getKey().isEmpty()) {
        rest = coefficient;
      } else if (term.getKey().equals(List.of("B"))) {
        factor = coefficient;
      } else {
        throw new IllegalStateException("no workspace for " + type);
      }
    }
    return factor == 0 ? new Size(0, rest) : new Size(Math.addExact(factor, Math.max(0, rest)), 0);
  }

  public boolean isBatched() {
    return perExample > 0;
  }

  private static int exact(BigInteger value) {
    return value.intValueExact();
  }
}
