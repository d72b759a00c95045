package nnet.compiler.op;

import java.util.List;
import nnet.compiler.type.Range;

/**
 * An operator that computes each element of its result from the elements of its operands at the
 * same place, operands being broadcast as NumPy does (shapes aligned at the last axis). Runs of
 * them are fused into one loop.
 */
public non-sealed interface Elementwise extends Primitive {

  @Override
  default boolean takesRagged() {
    return true;
  }

  /** Whether numbers from these ranges may have a result or a slope that is not finite. */
  default boolean isSteep(List<Range> operands) {
    return false;
  }

  /** One element in float64. */
  double evaluate(double... operands);

  /**
   * The same in emitted code; returns the result's expression. Operands and results of type {@code
   * BOOLEAN} are conditions, as {@link LoopWriter#compare} gives them and {@link LoopWriter#select}
   * takes them.
   */
  String write(LoopWriter writer, List<String> operands);
}
