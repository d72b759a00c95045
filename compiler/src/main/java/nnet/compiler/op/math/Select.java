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
import nnet.compiler.op.Sample;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.reduce.Unbroadcast;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Takes one of two elements; the one that is not taken has a gradient of exactly 0. */
public final class Select extends ElementwiseOperator {
  public static final Select INSTANCE = new Select();

  private Select() {
    super(
        "select",
        new Documentation(
            "Takes the first where a condition holds, else the second: `if c then a else b`.",
            "y = a where c, else b",
            "ONNX, operator Where"),
        Optional.empty());
  }

  @Override
  public String rule() {
    return "(if c then a else b)' = if c then a' else b'";
  }

  @Override
  public boolean leavesOut() {
    return true;
  }

  @Override
  protected String participle() {
    return "chosen from together";
  }

  @Override
  protected Optional<Built.Problem> refusal(List<Tensor> operands) {
    Optional<Built.Problem> problem =
        Refusals.unlessTruth("if", 0, operands.get(0), "compare it, as in `x > 0`");
    boolean mixed = operands.get(1).element().isNumeric() != operands.get(2).element().isNumeric();
    return problem.isEmpty() && mixed ? Optional.of(mixture(operands)) : problem;
  }

  private static Built.Problem mixture(List<Tensor> operands) {
    return new Built.Problem(
        Code.TYPE_MISMATCH,
        "both branches must be of one kind",
        Refusals.descriptions(operands),
        List.of(),
        "both numbers, both labels or both truth values");
  }

  @Override
  protected DataType data(List<ValueType> operands) {
    List<ValueType> branches = operands.subList(1, 3);
    DataType first = branches.get(0).data();
    return first == branches.get(1).data() ? first : arithmetic(branches, true);
  }

  @Override
  protected Element element(List<Tensor> operands) {
    Tensor a = operands.get(1);
    Tensor b = operands.get(2);
    Shape condition = operands.get(0).shape();
    boolean whole = condition.rank() == 0 || condition.last().is(1);
    if (a.element().equals(b.element()) && (whole || !(a.element() instanceof Element.Simplex))) {
      return a.element();
    }
    return a.element() instanceof Element.Bool
        ? Element.BOOL
        : new Element.Real(a.range().union(b.range()));
  }

  @Override
  public double evaluate(double... operands) {
    return operands[0] != 0 ? operands[1] : operands[2];
  }

  @Override
  public String write(LoopWriter writer, List<String> operands) {
    return writer.select(operands.get(0), operands.get(1), operands.get(2));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Arithmetic arithmetic = new Arithmetic(backward.builder());
    Value condition = backward.operand(0);
    return Unbroadcast.all(
        backward,
        Arrays.asList(
            null,
            arithmetic.where(condition, backward.gradient()),
            arithmetic.whereNot(condition, backward.gradient())));
  }

  @Override
  public List<Sample> samples() {
    Shape rows = Shape.of(Dim.BATCH, Dim.of(4));
    Sample.Operand truth = new Sample.Operand(DataType.BOOLEAN, rows, 0, 2);
    Sample.Operand tensor = Sample.Operand.of(-1, 1, rows);
    return List.of(
        Sample.of(Attributes.NONE, truth, tensor, tensor),
        Sample.of(Attributes.NONE, truth, Sample.Operand.of(-1, 1, Shape.SCALAR), tensor));
  }
}
