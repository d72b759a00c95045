package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.derive.OpenGradient;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Element;

/** {@code gradient(y, x)}: the derivative of a number with respect to a value it is made of. */
record InnerGradient(Elaborator elaborator, Activation at) {

  Item call(List<Argued> arguments, Map<String, Argued> named, Span span) {
    if (arguments.size() != 2 || !named.isEmpty()) {
      return elaborator.reports.error(
          at, Code.BAD_OPTION, span, "this is called as gradient(y, x): of y with respect to x");
    }
    Argued of = arguments.get(0);
    Argued by = named(arguments.get(1));
    Tensor y = elaborator.tensors.of(of.item(), of.span(), at);
    if (y == null || !isValue(by)) {
      return Item.UNKNOWN;
    }
    Tensor x = by.item().tensor();
    if (x == null
        || elaborator.workspace.symbolic
        || !isNumber(y, of)
        || !batchesFit(y, of, x, by)) {
      return Item.UNKNOWN;
    }
    return derived(y, of, x, by, span);
  }

  /** A path stands for the parameter that it is of. */
  private Argued named(Argued by) {
    if (!(by.item() instanceof Item.Text path)) {
      return by;
    }
    Map<String, Workspace.Parameter> known = elaborator.workspace.parameters;
    Workspace.Parameter parameter = known.get(path.value());
    Item item =
        parameter == null
            ? elaborator.reports.unknownName(
                at,
                Code.UNKNOWN_NAME,
                by.span(),
                "there is no parameter",
                path.value(),
                known.keySet())
            : new Item.Value(
                elaborator.tensors.parameter(path.value(), parameter.shape(), at.frame()),
                by.span());
    return new Argued(item, by.span());
  }

  private boolean isValue(Argued by) {
    Tensor x = by.item().tensor();
    if (by.item() instanceof Item.Unknown) {
      return false;
    }
    if (x == null) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.TYPE_MISMATCH,
                  by.span(),
                  "a gradient is taken with respect to a tensor; this is " + by.item().kind())
              .help("name the value that y is made of: gradient(y, x)"));
      return false;
    }
    if (x.value().type().data() != DataType.FLOAT) {
      elaborator.reports.error(
          at,
          Code.TYPE_MISMATCH,
          by.span(),
          "a gradient is taken with respect to real numbers; this is " + x.describe());
      return false;
    }
    return true;
  }

  private boolean isNumber(Tensor y, Argued of) {
    if (y.shape().elements().is(1)) {
      return true;
    }
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.SHAPE_MISMATCH,
                of.span(),
                "a gradient is taken of one number for each example; this is " + y.describe())
            .help("say which number: gradient(sum(" + of.span().text() + "), ...)"));
    return false;
  }

  /** A shared x takes part in every example: how those go together has to be said. */
  private boolean batchesFit(Tensor y, Argued of, Tensor x, Argued by) {
    if (!y.perExample() || x.perExample()) {
      return true;
    }
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.TYPE_MISMATCH,
                of.span(),
                "this differs from example to example, but what it is derived by is shared by all")
            .label(by.span(), "shared by all examples")
            .help("reduce it first: gradient(mean(" + of.span().text() + ", over: batch), ...)"));
    return false;
  }

  private Item derived(Tensor y, Argued of, Tensor x, Argued by, Span span) {
    Optional<Value> gradient = OpenGradient.of(at.frame().builder, y.value(), x.value());
    if (gradient.isPresent()) {
      return new Item.Value(new Tensor(gradient.get(), Element.F32, x.perExample()), span);
    }
    return elaborator.reports.error(
        at,
        Diagnostic.error(
                Code.NO_GRADIENT,
                span,
                "`" + of.span().text() + "` does not depend on `" + by.span().text() + "`")
            .label(of.span(), "made without `" + by.span().text() + "`")
            .note(
                "a name stands for one value: what was computed before it was bound does not count")
            .help("compute y from x: y = f(x), then gradient(y, x)"));
  }
}
