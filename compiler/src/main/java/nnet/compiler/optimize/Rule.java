package nnet.compiler.optimize;

import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import org.jspecify.annotations.Nullable;

/** A rewrite of one node. */
@FunctionalInterface
interface Rule {

  /**
   * What stands for the node's result from now on: a value that there is, or one that was built
   * with the editor. Null where the rule does not apply.
   *
   * @param node one with one result; its operands are rewritten already
   */
  @Nullable Value rewrite(Node node, Editor editor);
}
