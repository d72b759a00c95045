package nnet.compiler.graph;

import java.util.List;
import nnet.compiler.type.Dim;

/** What a node does. */
public sealed interface Operation {

  /** A primitive operator; one result. */
  record Apply(Operator operator, Attributes attributes) implements Operation {}

  /**
   * A call of a region: operands are its formals, results its results, in order.
   *
   * @param examples how many examples each thread's cache has room for, where the region works on
   *     each by itself and is called again and again for a few; 0 where it is called once for all
   */
  record Call(Region region, int examples) implements Operation {
    /** One for the whole batch. */
    public Call(Region region) {
      this(region, 0);
    }
  }

  /**
   * A loop over a leading time axis of {@code length} steps. Operand i belongs to formal i of the
   * body: a {@code SEQUENCE} operand is {@code [T, ...]} where the formal is {@code [...]}, the
   * k-th {@code CARRY} holds the initial value and takes the k-th {@code NEXT} result of each step,
   * an {@code INVARIANT} is the same at every step. Result i belongs to result i of the body: a
   * {@code NEXT} gives its last value, a {@code STACKED} all of them as {@code [T, ...]} in order
   * of time, a {@code SUMMED} their sum.
   *
   * @param reverse from the last step to the first
   * @param recomputed whether memory counts more than time: the derivative makes the values of a
   *     step anew instead of keeping those of every step, and nothing of the body leaves the loop
   */
  record Scan(
      Region body,
      Dim length,
      boolean reverse,
      boolean recomputed,
      List<OperandRole> operandRoles,
      List<ResultRole> resultRoles)
      implements Operation {
    public Scan {
      operandRoles = List.copyOf(operandRoles);
      resultRoles = List.copyOf(resultRoles);
    }

    /** One whose derivative keeps what it needs of every step. */
    public Scan(
        Region body,
        Dim length,
        boolean reverse,
        List<OperandRole> operandRoles,
        List<ResultRole> resultRoles) {
      this(body, length, reverse, false, operandRoles, resultRoles);
    }

    public Scan withBody(Region other) {
      return new Scan(other, length, reverse, recomputed, operandRoles, resultRoles);
    }
  }

  enum OperandRole {
    SEQUENCE,
    CARRY,
    INVARIANT
  }

  enum ResultRole {
    NEXT,
    STACKED,
    SUMMED
  }
}
