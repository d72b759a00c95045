package nnet.compiler.op.math;

import java.util.Arrays;
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
import nnet.compiler.op.reduce.Unbroadcast;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** A function of two numbers. */
public abstract class BinaryElementwise extends ElementwiseOperator {
  private final String participle;
  private final String rule;

  /**
   * @param participle what cannot be done with tensors of other shapes, such as {@code added}
   */
  protected BinaryElementwise(
      String name,
      Documentation documentation,
      Optional<Signature> signature,
      String participle,
      String rule) {
    super(name, documentation, signature);
    this.participle = participle;
    this.rule = rule;
  }

  protected abstract double compute(double a, double b);

  protected abstract String write(LoopWriter writer, String a, String b);

  /** The gradients of both before broadcasting is undone, null for none. */
  protected abstract List<@Nullable Value> slopes(
      Arithmetic arithmetic, Value a, Value b, Value y, Value gradient);

  /** Where the results lie. */
  protected abstract Range range(Range a, Range b);

  /** Where samples of the first operand are drawn from. */
  protected Range domain() {
    return new Range(-2, 2);
  }

  /** Where samples of the second operand are drawn from. */
  protected Range secondDomain() {
    return domain();
  }

  /** Two gradients. */
  protected static List<@Nullable Value> both(@Nullable Value a, @Nullable Value b) {
    return Arrays.asList(a, b);
  }

  @Override
  public final String rule() {
    return rule;
  }

  @Override
  protected final String participle() {
    return participle;
  }

  @Override
  public final double evaluate(double... operands) {
    return compute(operands[0], operands[1]);
  }

  @Override
  public final String write(LoopWriter writer, List<String> operands) {
    return write(writer, operands.get(0), operands.get(1));
  }

  @Override
  public final List<@Nullable Value> gradient(Backward backward) {
    return Unbroadcast.all(
        backward,
        slopes(
            new Arithmetic(backward.builder()),
            backward.operand(0),
            backward.operand(1),
            backward.result(),
            backward.gradient()));
  }

  @Override
  protected Element element(List<Tensor> operands) {
    Range range = range(operands.get(0).range(), operands.get(1).range());
    boolean integers =
        keepsIntegers() && operands.stream().allMatch(o -> o.element() instanceof Element.Int);
    return integers ? new Element.Int(range) : new Element.Real(range);
  }

  @Override
  public List<Sample> samples() {
    Shape rows = Shape.of(Dim.BATCH, Dim.of(3));
    return List.of(
        sample(rows, rows),
        sample(rows, Shape.of(3)),
        sample(Shape.SCALAR, rows),
        sample(Shape.of(Dim.BATCH, Dim.of(2), Dim.of(1)), Shape.of(1, 3)));
  }

  private Sample sample(Shape a, Shape b) {
    return Sample.of(
        Attributes.NONE,
        Sample.Operand.of(domain().low(), domain().high(), a),
        Sample.Operand.of(secondDomain().low(), secondDomain().high(), b));
  }
}
