package nnet.compiler.optimize;

import java.util.Optional;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Elementwise;
import org.jspecify.annotations.Nullable;

/** Numbers computed from constants when compiling. */
final class Folding {
  private Folding() {}

  static @Nullable Value fold(Node node, Editor editor) {
    DataType type = node.result().type().data();
    boolean number = type == DataType.FLOAT || type == DataType.DOUBLE;
    if (!number
        || node.operands().isEmpty()
        || !(node.operation() instanceof Apply apply)
        || !(apply.operator() instanceof Elementwise elementwise)) {
      return null;
    }
    double[] operands = new double[node.operands().size()];
    for (int i = 0; i < operands.length; i++) {
      Optional<Double> value = editor.number(node.operands().get(i));
      if (value.isEmpty()) {
        return null;
      }
      operands[i] = value.get();
    }
    double result = elementwise.evaluate(operands);
    return Double.isFinite(result) ? editor.constant(result, type) : null;
  }
}
