package nnet.compiler.emit;

import java.util.List;
import nnet.compiler.graph.DataType;

/**
 * What a loop reads or writes.
 *
 * @param array the name of its array
 * @param name of the variable that holds an element
 * @param offset of its first element, such as {@code xAt}
 * @param moves along which axes of the loop it moves
 * @param stride from row to row where it is a part of longer rows, else 0
 */
record LoopValue(
    String array, String name, String offset, DataType type, List<Boolean> moves, int stride) {

  boolean moves(int axis) {
    return moves.get(axis);
  }
}
