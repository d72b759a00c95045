package nnet.compiler.op;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operator;
import nnet.compiler.graph.Value;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/**
 * A primitive operator, all of it in one place. Which of the two kinds an operator is decides how
 * it is emitted: {@link Elementwise} ones are fused into loops, {@link Kernel} ones call the
 * runtime.
 */
public sealed interface Primitive extends Operator, Builtin permits Elementwise, Kernel {

  /** The derivative as people write it, such as {@code tanh'(z) = 1 - tanh(z)^2}; may be empty. */
  default String rule() {
    return "";
  }

  /**
   * What of a result tells the smooth pieces of a function apart, such as the outcomes of a
   * comparison: checks by differences do not step from one piece to another. Empty where there is
   * only one.
   */
  default double[] branches(NdArray result) {
    return new double[0];
  }

  /**
   * How large the numbers are that the elements of a result are left over from: float32 rounds in
   * proportion to them. Operators whose sums cancel within them say so.
   */
  default NdArray summands(Attributes attributes, List<NdArray> operands, NdArray result) {
    return result;
  }

  /**
   * Whether some elements of the operands have no part in the result: their gradient is a zero that
   * must stay one, however steep the function is that they were computed with.
   */
  default boolean leavesOut() {
    return false;
  }

  /** Where the elements of the node's result lie if those of its operands lie there. */
  default Range range(Node node, List<Range> operands) {
    return Range.ALL;
  }

  /**
   * The gradients of the operands in order, built from other operators; null for an operand that
   * has none. Gradients have the shape of their operand.
   */
  List<@Nullable Value> gradient(Backward backward);

  /** The result in float64, written for clarity. */
  NdArray evaluate(Evaluation evaluation);

  /**
   * The products whose sum an element of the result is, each as the places of its factors in the
   * operands; empty where an element is no such sum.
   */
  default List<int[]> products(Evaluation evaluation, int element) {
    return List.of();
  }

  /** Applications that tests check in every way there is. */
  List<Sample> samples();

  /** The statement that computes the result: a call of the runtime's kernels. */
  interface Emitted {
    CodeBlock emit(Emission emission);
  }
}
