package nnet.compiler.op;

import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.type.Shape;

/**
 * An application of an operator for tests: values are drawn from each operand's interval.
 *
 * @param smooth false where kinks are likely, such as ties
 */
public record Sample(Attributes attributes, List<Operand> operands, boolean smooth) {

  /** Shapes may contain the batch axis. */
  public record Operand(DataType data, Shape shape, double low, double high) {
    public static Operand of(double low, double high, Shape shape) {
      return new Operand(DataType.FLOAT, shape, low, high);
    }

    /** Integers from 0 to {@code count - 1}. */
    public static Operand index(int count, Shape shape) {
      return new Operand(DataType.INTEGER, shape, 0, count);
    }
  }

  public static Sample of(Attributes attributes, Operand... operands) {
    return new Sample(attributes, List.of(operands), true);
  }
}
