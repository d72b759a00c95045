package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
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
import nnet.compiler.op.Tensor;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** One element of each row by its number, {@code p[label]}. */
public final class Pick extends KernelOperator {
  public static final Pick INSTANCE = new Pick();

  private Pick() {
    super(
        "pick",
        new Documentation(
            "One element of the last axis by its number: `p[label]`.",
            "y[i] = x[i, index[i]]",
            "ONNX, operator GatherElements"),
        Signature.of("x", "index"));
  }

  @Override
  public boolean leavesOut() {
    return true;
  }

  @Override
  public String rule() {
    return "p[k]' = p' at k, else 0";
  }

  @Override
  public String example() {
    return """
    input x: f32[4]
    input label: class(4)
    output result = pick(x, label)\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    Tensor index = application.operand(1);
    if (!(index.element() instanceof Element.ClassIndex label)) {
      return new Built.Problem(
          Code.TYPE_MISMATCH,
          "an element is picked by a label",
          Map.of(1, index.describe()),
          List.of(),
          "declare it as class(K), an integer from 0 to K - 1");
    }
    if (x.rank() != index.rank() + 1) {
      return mismatch(x, index, "one axis more than the labels is needed, the one to pick from");
    }
    if (label.count().differsAlways(x.shape().last())) {
      return mismatch(x, index, x.shape().last() + " elements and " + label.count() + " labels");
    }
    return picked(application, x, index);
  }

  private static Built.Problem mismatch(Tensor x, Tensor index, String note) {
    return new Built.Problem(
        Code.SHAPE_MISMATCH,
        "these labels cannot pick from this tensor",
        Map.of(0, x.describe(), 1, index.describe()),
        List.of(note),
        null);
  }

  private static Built picked(Application application, Tensor x, Tensor index) {
    boolean perExample = application.perExample();
    Shape rows = x.shape().slice(0, x.rank() - 1);
    if (!rows.equals(index.shape())) {
      return mismatch(x, index, rows + " rows and " + index.shape() + " labels");
    }
    Tensor all = BroadcastTo.example(application, x, x.shape(), perExample);
    Tensor labels = BroadcastTo.example(application, index, index.shape(), perExample);
    Value value = application.apply(INSTANCE, Attributes.NONE, all.value(), labels.value());
    return Built.of(new Tensor(value, new Element.Real(x.range()), perExample));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    ValueType x = operands.get(0);
    require(x.rank() == operands.get(1).rank() + 1, operands);
    return x.withShape(x.shape().slice(0, x.rank() - 1));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Shape shape = backward.operand(0).type().shape();
    AxisGroup last = AxisGroup.single(shape.rank() - 1);
    Value place = backward.operand(1);
    return Arrays.asList(
        PickGradient.apply(backward, backward.gradient(), place, last, shape), null);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray index = evaluation.operand(1);
    NdArray y = evaluation.result();
    int width = x.shape()[x.shape().length - 1];
    for (int i = 0; i < y.size(); i++) {
      y.data()[i] = x.get(i * width + (int) index.get(i));
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    return KernelCall.statement(
        "takeAlong",
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        emission.size(emission.type(1).shape().elements()),
        emission.size(emission.type(0).shape().last()),
        1,
        1);
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            Attributes.NONE,
            Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(4))),
            Sample.Operand.index(4, Shape.of(Dim.BATCH))));
  }
}
