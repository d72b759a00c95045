package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.Collections;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
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
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Which places of an axis examples of these lengths have. */
public final class SequenceMask extends KernelOperator {
  public static final SequenceMask INSTANCE = new SequenceMask();

  private SequenceMask() {
    super(
        "sequence_mask",
        new Documentation(
            "Which places of an axis an example of some length has.",
            "y[i, t] = (t < length[i])",
            "TensorFlow, tf.sequence_mask"));
  }

  /** The attributes of a mask with so many places. */
  public static Attributes attributes(Dim places) {
    return Attributes.of("places", Shape.of(places));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    return new ValueType(
        DataType.BOOLEAN, operands.get(0).shape().plus(attributes.shape("places")));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(null);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray length = evaluation.operand(0);
    NdArray y = evaluation.result();
    int places = evaluation.attributes().shape("places").elements().resolve(evaluation.batch());
    for (int i = 0; i < y.size(); i++) {
      y.data()[i] = i % places < length.get(i / places) ? 1 : 0;
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    return KernelCall.statement(
        "sequenceMask",
        emission.operand(0).arguments(),
        emission.result().arguments(),
        emission.size(emission.type(0).shape().elements()),
        emission.size(emission.attributes().shape("places").elements()));
  }

  @Override
  public List<Sample> samples() {
    return List.of(Sample.of(attributes(Dim.of(4)), Sample.Operand.index(5, Shape.of(Dim.BATCH))));
  }
}
