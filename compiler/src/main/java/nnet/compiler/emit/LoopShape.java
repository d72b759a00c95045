package nnet.compiler.emit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/**
 * The axes of a loop: neighbouring ones in which each operand either moves or stays are one.
 *
 * @param extents outermost first; empty where there is one element only
 * @param moves for each operand whether it moves along each axis
 */
record LoopShape(List<Dim> extents, List<List<Boolean>> moves) {

  /** Floats of the widest vector. */
  private static final BigInteger VECTOR = BigInteger.valueOf(16);

  /**
   * The axes of a loop over {@code shape} with operands that are broadcast to it.
   *
   * @param rows whether the last axis stays one of its own: some operands have longer rows
   */
  static LoopShape of(Shape shape, List<Shape> operands, boolean rows) {
    List<Dim> extents = new ArrayList<>();
    List<List<Boolean>> patterns = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      Dim extent = shape.dim(axis);
      if (extent.is(1)) {
        continue;
      }
      List<Boolean> pattern = new ArrayList<>();
      for (Shape operand : operands) {
        int own = axis - (shape.rank() - operand.rank());
        pattern.add(own >= 0 && !operand.dim(own).is(1));
      }
      boolean row = rows && axis == shape.rank() - 1;
      if (!row && !patterns.isEmpty() && patterns.getLast().equals(pattern)) {
        extents.set(extents.size() - 1, extents.getLast().times(extent));
      } else {
        extents.add(extent);
        patterns.add(pattern);
      }
    }
    List<List<Boolean>> moves = new ArrayList<>();
    for (int operand = 0; operand < operands.size(); operand++) {
      int index = operand;
      moves.add(patterns.stream().map(pattern -> pattern.get(index)).toList());
    }
    return new LoopShape(List.copyOf(extents), List.copyOf(moves));
  }

  /** Whether the innermost axis is whole vectors, however wide, for any number of examples. */
  boolean isWholeVectors() {
    return extents.getLast().terms().values().stream()
        .allMatch(factor -> factor.mod(VECTOR).signum() == 0);
  }

  int rank() {
    return extents.size();
  }

  /** Whether an operand is one number throughout. */
  boolean isFixed(int operand) {
    return moves.get(operand).stream().noneMatch(moving -> moving);
  }
}
