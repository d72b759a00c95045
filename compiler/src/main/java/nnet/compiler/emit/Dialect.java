package nnet.compiler.emit;

import java.util.List;
import nnet.compiler.graph.DataType;
import nnet.compiler.op.LoopWriter;

/** A kind of Java that loops are written in: what {@link LoopWriter} leaves open. */
interface Dialect extends LoopWriter {

  /** Declares a variable for a result, so that it is computed once. */
  void declare(DataType type, String name, String expression);

  /** A number or condition as the bare number that memory holds. */
  String stored(DataType type, String expression);

  /** A variable's number, or 0 where it is too small to be a normal number. */
  default String normal(String variable) {
    String small = compare("<", abs(variable), constant(Float.MIN_NORMAL));
    return select(small, constant(0), variable);
  }

  /** What was read from memory, as this dialect computes with it. */
  String loaded(DataType type, String variable);

  /** A variable that holds one number for the whole loop. */
  String scalar(DataType type, String variable);

  /** The statements written since the last call. */
  List<String> drain();
}
