package nnet.compiler.plan;

import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.op.Elementwise;

/** How a node is treated when steps are chosen. */
public final class Kinds {
  private static final Set<String> ALIASES = Set.of("reshape", "stop_gradient", "identity");

  private Kinds() {}

  /** Whether the result is the operand's memory read with another shape. */
  public static boolean isAlias(Node node) {
    return node.operation() instanceof Apply apply && ALIASES.contains(apply.operator().name());
  }

  /** A number that loops write as a literal. */
  public static boolean isConstant(Node node) {
    return node.applies("constant");
  }

  /** The operand again and again. */
  public static boolean isRepetition(Node node) {
    return node.applies("broadcast_to");
  }

  public static boolean isElementwise(Node node) {
    return node.operation() instanceof Apply apply && apply.operator() instanceof Elementwise;
  }
}
