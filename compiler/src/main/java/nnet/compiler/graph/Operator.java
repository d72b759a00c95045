package nnet.compiler.graph;

import java.util.List;

/** A primitive operator as the graph sees it; {@code op.Primitive} says all the rest of it. */
public interface Operator {
  /** Its name in graphs and, where it can be called, in the language. */
  String name();

  /**
   * The type of the result.
   *
   * @throws IllegalArgumentException where the operands do not fit: an error of the compiler, as
   *     the user's errors are found before a node is built
   */
  ValueType infer(Attributes attributes, List<ValueType> operands);
}
