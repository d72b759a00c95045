package nnet.compiler.derive;

import java.util.List;
import java.util.Set;
import nnet.compiler.graph.Region;

/**
 * A region's derivative for one use of it.
 *
 * @param forward the region with the values that the backward pass needs as further results
 * @param backward from {@code inputs} to the gradients of {@code formals}
 * @param inputs where each formal of the backward region comes from
 * @param formals the positions of the formals that the backward region's results are gradients of
 * @param exact those of them whose gradients may hold zeros that must stay
 */
record Derived(
    Region forward,
    Region backward,
    List<Input> inputs,
    List<Integer> formals,
    Set<Integer> exact) {
  Derived {
    inputs = List.copyOf(inputs);
    formals = List.copyOf(formals);
    exact = Set.copyOf(exact);
  }

  /** Where a formal of the backward region comes from. */
  sealed interface Input {
    /** The gradient of the result at this position. */
    record OfResult(int index) implements Input {}

    /** The operand at this position. */
    record Operand(int index) implements Input {}

    /** The result of the forward region at this position. */
    record Forward(int index) implements Input {}
  }
}
