package nnet.compiler.elaborate;

import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.op.Elementwise;
import nnet.compiler.op.reduce.Reduction;
import nnet.compiler.source.Span;

/** What an optimizer can be made of: formulas of elements, and sums over the whole parameter. */
final class UpdateCheck {
  private final Elaborator elaborator;
  private final Activation at;

  UpdateCheck(Elaborator elaborator, Activation at) {
    this.elaborator = elaborator;
    this.at = at;
  }

  boolean holds(Region update, Span span) {
    for (Node node : update.nodes()) {
      if (!isFine(node)) {
        Span where = node.origin().span();
        String what = node.operation() instanceof Operation.Apply a ? a.operator().name() : "this";
        refuse(where == null ? span : where, "`" + what + "`");
        return false;
      }
    }
    if (!update.formals(Formal.Kind.KEY).isEmpty()) {
      refuse(span, "a random draw");
      return false;
    }
    return true;
  }

  private void refuse(Span span, String what) {
    elaborator.reports.add(
        at,
        Diagnostic.error(Code.WRONG_KIND, span, what + " cannot be part of an optimizer")
            .note(
                "an optimizer is a formula of each element, of numbers, and of sums, means and"
                    + " extremes over the whole parameter: it does not know the parameter's"
                    + " shape"));
  }

  private static boolean isFine(Node node) {
    if (!(node.operation() instanceof Operation.Apply apply)) {
      return false;
    }
    return switch (apply.operator().name()) {
      case "constant", "extent" -> true;
      case "broadcast_to" -> node.operands().get(0).type().rank() == 0;
      default ->
          apply.operator() instanceof Elementwise
              || (apply.operator() instanceof Reduction && Program.Phase.isReduction(node));
    };
  }
}
