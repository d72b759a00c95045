package nnet.compiler.op.reduce;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import nnet.compiler.graph.Attributes;
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
import nnet.compiler.type.Dim;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** A size that only the batch tells, as a number: what a mean over examples divides by. */
public final class Extent extends KernelOperator {
  public static final Extent INSTANCE = new Extent();

  private Extent() {
    super("extent", new Documentation("The number of elements of a shape.", "y = elements", ""));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    return ValueType.SCALAR;
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return List.of();
  }

  @Override
  public Range range(Node node, List<Range> operands) {
    return new Range(1, Double.POSITIVE_INFINITY);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    Shape shape = evaluation.attributes().shape("shape");
    return NdArray.scalar(shape.elements().resolve(evaluation.batch()));
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Dim elements = emission.attributes().shape("shape").elements();
    return KernelCall.statement("fill", emission.result().arguments(), 1, emission.size(elements));
  }

  @Override
  public List<Sample> samples() {
    return List.of(Sample.of(Attributes.of("shape", Shape.of(Dim.BATCH, Dim.of(3)))));
  }
}
