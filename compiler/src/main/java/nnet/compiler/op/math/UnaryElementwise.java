package nnet.compiler.op.math;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** A function of one number. */
public abstract class UnaryElementwise extends ElementwiseOperator {
  private final String rule;

  /**
   * @param rule the derivative as people write it
   */
  protected UnaryElementwise(String name, Documentation documentation, String rule) {
    super(name, documentation, Optional.of(Signature.of("x")));
    this.rule = rule;
  }

  protected abstract double compute(double x);

  protected abstract String write(LoopWriter writer, String x);

  /** The slope times the gradient; null where the slope is 0 wherever there is one. */
  protected abstract @Nullable Value slope(Arithmetic arithmetic, Value x, Value y, Value gradient);

  /** Where the results lie. */
  protected abstract Range range(Range x);

  /** Where samples are drawn from. */
  protected Range domain() {
    return new Range(-2, 2);
  }

  @Override
  public final String rule() {
    return rule;
  }

  @Override
  public final double evaluate(double... operands) {
    return compute(operands[0]);
  }

  @Override
  public final String write(LoopWriter writer, List<String> operands) {
    return write(writer, operands.get(0));
  }

  @Override
  public final List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(
        slope(
            new Arithmetic(backward.builder()),
            backward.operand(0),
            backward.result(),
            backward.gradient()));
  }

  @Override
  protected Element element(List<Tensor> operands) {
    Range range = range(operands.get(0).range());
    boolean integers = keepsIntegers() && operands.get(0).element() instanceof Element.Int;
    return integers ? new Element.Int(range) : new Element.Real(range);
  }

  @Override
  public List<Sample> samples() {
    Range domain = domain();
    return List.of(
        Sample.of(
            Attributes.NONE,
            Sample.Operand.of(domain.low(), domain.high(), Shape.of(Dim.BATCH, Dim.of(5)))),
        Sample.of(Attributes.NONE, Sample.Operand.of(domain.low(), domain.high(), Shape.SCALAR)));
  }

  /** The range of an increasing function. */
  protected static Range increasing(Range x, java.util.function.DoubleUnaryOperator function) {
    return new Range(function.applyAsDouble(x.low()), function.applyAsDouble(x.high()));
  }
}
