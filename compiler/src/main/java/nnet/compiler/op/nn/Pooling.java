package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.type.Shape;
import nnet.runtime.kernel.Pooling2d;

/** What the operators of pooling have in common: each brings windows and their results together. */
abstract class Pooling extends KernelOperator {

  /** Which shape an operand or a result has. */
  enum Side {
    IMAGES,
    RESULTS;

    Shape of(Attributes attributes) {
      return this == IMAGES ? PoolingShape.images(attributes) : PoolingShape.results(attributes);
    }
  }

  private final String kernel;
  private final List<Side> operands;
  private final Side result;

  Pooling(
      String name,
      String kernel,
      String summary,
      String formula,
      List<Side> operands,
      Side result) {
    super(name, new Documentation(summary, formula, "ONNX, operators MaxPool, AveragePool"));
    this.kernel = kernel;
    this.operands = operands;
    this.result = result;
  }

  /** Adds what one window has to do with the result at {@code place}. */
  abstract void window(NdArray result, List<NdArray> operands, int place, int[] window);

  @Override
  public final ValueType infer(Attributes attributes, List<ValueType> types) {
    for (int i = 0; i < operands.size(); i++) {
      require(types.get(i).rank() == 4, types);
      for (int axis = 0; axis < 4; axis++) {
        Shape expected = operands.get(i).of(attributes);
        require(!types.get(i).shape().dim(axis).differsAlways(expected.dim(axis)), types);
      }
    }
    return ValueType.of(result.of(attributes));
  }

  @Override
  public final NdArray evaluate(Evaluation evaluation) {
    NdArray made = evaluation.result();
    Pooling2d geometry = PoolingShape.geometry(evaluation.attributes());
    int batch = PoolingShape.images(evaluation.attributes()).dim(0).resolve(evaluation.batch());
    for (int place = 0; place < batch * geometry.outputSize(); place++) {
      window(made, evaluation.operands(), place, PoolingShape.window(geometry, place));
    }
    return made;
  }

  @Override
  public final CodeBlock emit(Emission emission) {
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      arguments.add(emission.operand(i).arguments());
    }
    arguments.add(emission.result().arguments());
    arguments.add(emission.size(PoolingShape.images(emission.attributes()).dim(0)));
    arguments.add(PoolingShape.constant(emission));
    return KernelCall.statement(kernel, arguments.toArray());
  }

  @Override
  public final List<Sample> samples() {
    Attributes attributes = PoolingShape.example();
    return List.of(
        Sample.of(
            attributes,
            operands.stream()
                .map(side -> Sample.Operand.of(-1, 1, side.of(attributes)))
                .toArray(Sample.Operand[]::new)));
  }
}
