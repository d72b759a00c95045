package nnet.compiler.op.math;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** A number that is known when compiling; loops write it as a literal. */
public final class Constant extends KernelOperator {
  public static final Constant INSTANCE = new Constant();

  private Constant() {
    super("constant", new Documentation("A number.", "y = value", ""));
  }

  /** The attributes of a scalar of this type. */
  public static Attributes attributes(double value, DataType data) {
    return Attributes.of("value", value).with("type", data.name());
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    return new ValueType(DataType.valueOf(attributes.text("type")), Shape.SCALAR);
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return List.of();
  }

  @Override
  public Range range(Node node, List<Range> operands) {
    return Range.point(node.attributes().real("value"));
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    return NdArray.scalar(evaluation.attributes().real("value"));
  }

  @Override
  public CodeBlock emit(Emission emission) {
    return KernelCall.fill(emission, emission.attributes().real("value"));
  }

  @Override
  public List<Sample> samples() {
    return List.of(Sample.of(attributes(2.5, DataType.FLOAT)));
  }
}
