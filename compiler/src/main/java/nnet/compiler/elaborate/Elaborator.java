package nnet.compiler.elaborate;

import nnet.compiler.diagnostic.Code;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Expression;

/** The parts that evaluate expressions and statements; each knows the others through this. */
final class Elaborator {
  final Workspace workspace;
  final Reports reports;
  final Sizes sizes;
  final Tensors tensors;
  final Primitives primitives;
  final Expressions expressions;
  final Calls calls;
  final OptionBinding optionBinding;
  final Unifier unifier;
  final Functions functions;
  final Layers layers;
  final Scans scans;
  final Intrinsics intrinsics;
  final Bodies bodies;

  Elaborator(Workspace workspace) {
    this.workspace = workspace;
    reports = new Reports(workspace.diagnostics);
    sizes = new Sizes(reports);
    tensors = new Tensors(this);
    primitives = new Primitives(this);
    expressions = new Expressions(this);
    calls = new Calls(this);
    optionBinding = new OptionBinding(this);
    unifier = new Unifier(this);
    functions = new Functions(this);
    layers = new Layers(this);
    scans = new Scans(this);
    intrinsics = new Intrinsics(this);
    bodies = new Bodies(this);
  }

  /** Whether that much more may be unrolled; where it is too much, that is said once. */
  boolean affords(int cost, Activation at, Span span) {
    boolean before = workspace.isExhausted();
    if (workspace.spend(cost)) {
      return true;
    }
    if (!before) {
      reports.error(at, Code.TOO_LARGE, span, "this unrolls into more than 50,000 operations");
    }
    return false;
  }

  Item evaluate(Expression expression, Activation at) {
    return expressions.evaluate(expression, at);
  }
}
