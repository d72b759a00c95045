package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Application;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** A label as a row of zeros with one 1. */
public final class OneHot extends KernelOperator {
  public static final OneHot INSTANCE = new OneHot();

  private OneHot() {
    super(
        "one_hot",
        new Documentation(
            "A label as a row of zeros with a 1 in its place: a simplex.",
            "y[k] = 1 if k = label, else 0",
            "ONNX, operator OneHot"),
        Signature.of("label").with("classes", OptionKind.INTEGER, Dim.ZERO));
  }

  public static Attributes attributes(Dim classes) {
    return Attributes.of("classes", Shape.of(classes));
  }

  @Override
  public String example() {
    return """
    input label: class(4)
    output result = one_hot(label)\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor operand = application.operand(0);
    Dim given = application.options().integer("classes");
    if (!(operand.element() instanceof Element.ClassIndex label)) {
      return new Built.Problem(
          Code.TYPE_MISMATCH,
          "`one_hot` needs a label",
          Map.of(0, operand.describe()),
          List.of(),
          "declare it as class(K), an integer from 0 to K - 1");
    }
    Dim classes = given.is(0) ? label.count() : given;
    if (classes.differsAlways(label.count()) && !isMore(classes, label.count())) {
      return new Built.Problem(
          Code.BAD_OPTION,
          "there are more classes than `classes: " + given + "` has places for",
          Map.of(0, operand.describe()),
          List.of(),
          "leave `classes` out: the type of the label says how many there are");
    }
    Value value = application.apply(INSTANCE, attributes(classes), operand.value());
    return Built.of(new Tensor(value, new Element.Simplex(), operand.perExample()));
  }

  private static boolean isMore(Dim a, Dim b) {
    return a.minus(b).constant().orElse(0L) > 0;
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    Shape labels = operands.get(0).shape();
    return ValueType.of(labels.plus(attributes.shape("classes")));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(null);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray y = evaluation.result();
    int classes = y.shape()[y.shape().length - 1];
    NdArray labels = evaluation.operand(0);
    for (int i = 0; i < labels.size(); i++) {
      y.data()[i * classes + (int) labels.get(i)] = 1;
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    return KernelCall.statement(
        "oneHot",
        emission.operand(0).arguments(),
        emission.result().arguments(),
        emission.size(emission.type(0).shape().elements()),
        emission.size(emission.resultType().shape().last()));
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(attributes(Dim.of(4)), Sample.Operand.index(4, Shape.of(Dim.BATCH, Dim.of(3)))));
  }
}
