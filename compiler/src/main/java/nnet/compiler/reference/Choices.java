package nnet.compiler.reference;

import java.util.Arrays;
import java.util.List;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Primitive;

/**
 * Which pieces of its functions an evaluation takes, in order: equal where no kink lies between.
 */
record Choices(List<List<Double>> taken) implements Interpreter.Observer {

  @Override
  public NdArray result(Node node, List<NdArray> operands, NdArray result) {
    Primitive operator = (Primitive) ((Apply) node.operation()).operator();
    double[] branches = operator.branches(result);
    if (branches.length > 0) {
      taken.add(Arrays.stream(branches).boxed().toList());
    }
    return result;
  }
}
