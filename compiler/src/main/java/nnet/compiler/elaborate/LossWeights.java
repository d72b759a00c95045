package nnet.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;

/** How much each example weighs in a loss: in a weighted one, or in one that is scaled. */
record LossWeights(Workspace workspace, RegionBuilder builder) {
  private static final Set<String> SCALING =
      Set.of("multiply", "divide", "negate", "broadcast_to", "reshape");

  /** The weights; empty where every example counts the same, or several losses were added. */
  Optional<Tensor> of(Value loss) {
    Tensor known = workspace.lossWeights.get(loss);
    return known != null
        ? Optional.of(known)
        : builder.nodes().stream()
            .filter(node -> node.results().contains(loss))
            .findFirst()
            .flatMap(this::scaled);
  }

  private Optional<Tensor> scaled(Node node) {
    List<Value> examples = node.operands().stream().filter(LossWeights::isPerExample).toList();
    return SCALING.stream().anyMatch(node::applies) && examples.size() == 1
        ? of(examples.getFirst())
        : Optional.empty();
  }

  private static boolean isPerExample(Value value) {
    return value.type().rank() > 0 && value.type().shape().dim(0).equals(Dim.BATCH);
  }
}
