package nnet.compiler.op.math;

import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Operator;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;

/** Arithmetic on values of a graph, so that rules of derivatives read like formulas. */
public record Arithmetic(RegionBuilder builder) {

  public Value constant(double value) {
    return builder.apply(Constant.INSTANCE, Constant.attributes(value, DataType.FLOAT), List.of());
  }

  public Value add(Value a, Value b) {
    return apply(Add.INSTANCE, a, b);
  }

  public Value subtract(Value a, Value b) {
    return apply(Subtract.INSTANCE, a, b);
  }

  public Value multiply(Value a, Value b) {
    return apply(Multiply.INSTANCE, a, b);
  }

  public Value divide(Value a, Value b) {
    return apply(Divide.INSTANCE, a, b);
  }

  public Value negate(Value a) {
    return apply(Negate.INSTANCE, a);
  }

  public Value square(Value a) {
    return multiply(a, a);
  }

  /** {@code 1 - a}. */
  public Value complement(Value a) {
    return subtract(constant(1), a);
  }

  /** {@code a} times a number. */
  public Value scale(double factor, Value a) {
    return multiply(constant(factor), a);
  }

  public Value select(Value condition, Value then, Value otherwise) {
    return apply(Select.INSTANCE, condition, then, otherwise);
  }

  /** The value where the condition holds, else 0. */
  public Value where(Value condition, Value then) {
    return select(condition, then, constant(0));
  }

  /** The value where the condition does not hold, else 0. */
  public Value whereNot(Value condition, Value otherwise) {
    return select(condition, constant(0), otherwise);
  }

  public Value apply(Operator operator, Value... operands) {
    return builder.apply(operator, Attributes.NONE, List.of(operands));
  }
}
