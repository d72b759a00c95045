package nnet.compiler.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;

/** Which nodes of an entry only serve gradients: its backward pass. */
public final class Directions {
  private final Set<Value> forward = new HashSet<>();
  private final boolean hasBackward;

  public Directions(Region region) {
    hasBackward = region.results().stream().anyMatch(Directions::isGradient);
    for (Result result : region.results()) {
      if (!isGradient(result)) {
        forward.add(result.value());
      }
    }
    List<Node> nodes = region.nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      if (node.results().stream().anyMatch(forward::contains)) {
        forward.addAll(node.operands());
      }
    }
  }

  /** Gradients of inputs are values that the caller reads. */
  private static boolean isGradient(Result result) {
    return result.kind() == Result.Kind.GRADIENT || result.path().startsWith("gradient/");
  }

  public boolean isBackward(Node node) {
    return hasBackward && node.results().stream().noneMatch(forward::contains);
  }

  public boolean isBackward(Step step) {
    return switch (step) {
      case Step.Single single -> isBackward(single.node());
      case Step.Loop loop -> isBackward(loop.nodes().getLast());
      case Step.Product product -> isBackward(product.last());
    };
  }
}
