package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
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
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** The numbers of places: positions in a sequence, pixels in a row. */
public final class Arange extends KernelOperator {
  public static final Arange INSTANCE = new Arange();

  private Arange() {
    super(
        "arange",
        new Documentation(
            "The numbers from 0 to n - 1, such as the positions of a sequence.",
            "y[i] = i",
            "NumPy, function arange"),
        Signature.of().with("n", OptionKind.INTEGER, null));
  }

  /** The attributes of so many numbers of this type. */
  public static Attributes attributes(Dim count, DataType data) {
    return Attributes.of("count", Shape.of(count)).with("type", data.name());
  }

  @Override
  public String example() {
    return """
    input x: f32[3]
    output result = x * arange(3)\
    """;
  }

  @Override
  public boolean takesSizes(String option) {
    return option.equals("n");
  }

  @Override
  public Built build(Application application) {
    Dim count = application.options().integer("n");
    if (count.constant().orElse(1L) < 0) {
      return Built.problem(Code.BAD_OPTION, "`arange` counts from 0; there are no " + count);
    }
    double most = Math.max(0, count.constant().orElse(Long.MAX_VALUE) - 1);
    Value value = application.apply(INSTANCE, attributes(count, DataType.FLOAT));
    return Built.of(new Tensor(value, new Element.Real(new Range(0, most)), false));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    return new ValueType(DataType.valueOf(attributes.text("type")), attributes.shape("count"));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return List.of();
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray y = evaluation.result();
    for (int i = 0; i < y.size(); i++) {
      y.data()[i] = i;
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    return KernelCall.statement(
        "arange",
        emission.result().arguments(),
        emission.size(emission.resultType().shape().elements()));
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(attributes(Dim.of(5), DataType.FLOAT)),
        Sample.of(attributes(Dim.BATCH, DataType.INTEGER)));
  }
}
