package nnet.compiler.op.math;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Operator;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;

/**
 * The batching rule of elementwise operators: shapes of one example are aligned at the last axis,
 * so axes of size one go between the batch axis and the axes of an operand of lower rank.
 */
public final class Alignment {
  private Alignment() {}

  /** The operator applied to the operands of the application, aligned. */
  public static Tensor apply(Application application, Operator operator, Element element) {
    Value value = application.builder().apply(operator, Attributes.NONE, values(application));
    return new Tensor(value, element, application.perExample());
  }

  private static List<Value> values(Application application) {
    int rank = application.operands().stream().mapToInt(Tensor::rank).max().orElse(0);
    List<Value> values = new ArrayList<>();
    for (Tensor operand : application.operands()) {
      values.add(aligned(application, operand, rank));
    }
    return values;
  }

  /** The operand's value with the rank of the result, where the batch axis would be misplaced. */
  public static Value aligned(Application application, Tensor operand, int rank) {
    if (!operand.perExample() || operand.rank() == rank) {
      return operand.value();
    }
    List<Dim> dims = new ArrayList<>();
    dims.add(operand.value().type().shape().dim(0));
    for (int axis = operand.rank(); axis < rank; axis++) {
      dims.add(Dim.ONE);
    }
    dims.addAll(operand.shape().dims());
    return application.apply(
        Reshape.INSTANCE, Attributes.of("shape", new Shape(dims)), operand.value());
  }
}
