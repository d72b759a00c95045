package nnet.compiler.op.math;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Element.ClassIndex;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** A comparison of two numbers, or of two labels of the same classes. */
public abstract class Comparison extends ElementwiseOperator {
  private final String symbol;

  protected Comparison(String name, String symbol, Documentation documentation) {
    super(name, documentation, Optional.empty());
    this.symbol = symbol;
  }

  protected abstract boolean compare(double a, double b);

  /** How it is written. */
  public final String symbol() {
    return symbol;
  }

  @Override
  protected final String participle() {
    return "compared";
  }

  @Override
  protected final DataType data(List<ValueType> operands) {
    return DataType.BOOLEAN;
  }

  @Override
  protected final Element element(List<Tensor> operands) {
    return Element.BOOL;
  }

  @Override
  protected final Optional<Built.Problem> refusal(List<Tensor> operands) {
    Element a = operands.get(0).element();
    Element b = operands.get(1).element();
    if (a instanceof ClassIndex first && b instanceof ClassIndex second) {
      return first.count().differsAlways(second.count())
          ? Optional.of(otherClasses(operands))
          : Optional.empty();
    }
    if (a instanceof Element.Bool && b instanceof Element.Bool) {
      return Optional.empty();
    }
    if (isLabelAndNumber(a, b) || isLabelAndNumber(b, a)) {
      return Optional.empty();
    }
    return Refusals.unlessNumeric(symbol, operands);
  }

  /** A label may be compared with a whole number such as 3. */
  private static boolean isLabelAndNumber(Element label, Element number) {
    double value = number.range().low();
    return label instanceof ClassIndex
        && (number instanceof Element.Int
            || (value == number.range().high() && value == Math.rint(value)));
  }

  private static Built.Problem otherClasses(List<Tensor> operands) {
    return new Built.Problem(
        Code.TYPE_MISMATCH,
        "labels of different classes cannot be compared",
        Refusals.descriptions(operands),
        List.of(),
        null);
  }

  @Override
  public final double evaluate(double... operands) {
    return compare(operands[0], operands[1]) ? 1 : 0;
  }

  @Override
  public final String write(LoopWriter writer, List<String> operands) {
    return writer.compare(symbol, operands.get(0), operands.get(1));
  }

  @Override
  public final List<@Nullable Value> gradient(Backward backward) {
    return Arrays.asList(null, null);
  }

  @Override
  public final List<Sample> samples() {
    Shape rows = Shape.of(Dim.BATCH, Dim.of(3));
    Sample numbers =
        Sample.of(
            Attributes.NONE, Sample.Operand.of(-1, 1, rows), Sample.Operand.of(-1, 1, Shape.of(3)));
    Sample labels =
        Sample.of(Attributes.NONE, Sample.Operand.index(3, rows), Sample.Operand.index(3, rows));
    return List.of(numbers, labels);
  }

  @Override
  public double[] branches(NdArray result) {
    return result.data();
  }
}
