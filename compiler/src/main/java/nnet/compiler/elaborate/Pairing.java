package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A prediction and its target are never broadcast: axes of size one are dropped, and then the
 * shapes agree or it is an error. A literal target is allowed.
 */
final class Pairing {
  private final Elaborator elaborator;

  Pairing(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  /** The arguments with the first two paired; null where they do not fit, which is reported. */
  @Nullable List<Argued> paired(
      Definition definition, List<Argued> arguments, Activation at, Span span) {
    boolean pairs =
        definition.kind() == DefinitionKind.LOSS || definition.kind() == DefinitionKind.METRIC;
    if (!pairs
        || arguments.size() < 2
        || !(arguments.get(0).item() instanceof Item.Value prediction)
        || !(arguments.get(1).item() instanceof Item.Value target)) {
      return arguments;
    }
    if (definition.kind() == DefinitionKind.LOSS) {
      elaborator.workspace.pairs.add(
          new Workspace.Pair(prediction.tensor().value(), target.tensor().value()));
    }
    if (target.tensor().element() instanceof Element.ClassIndex label) {
      TypeSyntax type = definition.parameters().get(1).type();
      boolean takesLabels = type == null || type.base().text().equals("class");
      return !takesLabels
              || (labelFits(definition, arguments, prediction.tensor(), label, at, span)
                  && (statesShape(type) || rowsFit(definition, arguments, at, span)))
          ? arguments
          : null;
    }
    return sameShape(definition, arguments, prediction.tensor(), target.tensor(), at, span);
  }

  private boolean labelFits(
      Definition definition,
      List<Argued> arguments,
      Tensor prediction,
      Element.ClassIndex label,
      Activation at,
      Span span) {
    if (prediction.rank() == 0 || !prediction.shape().last().differsAlways(label.count())) {
      return true;
    }
    Dim width = prediction.shape().last();
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.TARGET_MISMATCH,
                span,
                "`"
                    + definition.name()
                    + "` compares "
                    + width
                    + " classes with labels of "
                    + label.count())
            .label(arguments.get(0).span(), prediction.describe())
            .label(arguments.get(1).span(), label.toString())
            .help("let the last layer have " + label.count() + " units"));
    return false;
  }

  /** A loss of rows of labels says by its own signature which ones go with which predictions. */
  private static boolean statesShape(@Nullable TypeSyntax type) {
    return type != null && type.dimensions() != null;
  }

  /** There is a label for each row of probabilities. */
  private boolean rowsFit(Definition definition, List<Argued> arguments, Activation at, Span span) {
    Tensor prediction = arguments.get(0).item().tensor();
    Tensor target = arguments.get(1).item().tensor();
    if (prediction == null || target == null || prediction.rank() == 0) {
      return true;
    }
    Shape rows = prediction.shape().slice(0, prediction.rank() - 1);
    if (!differ(rows, target.shape())) {
      return true;
    }
    String help =
        target.rank() == 0
            ? "flatten before the last layer: one row of probabilities for one label"
            : "give it labels of shape " + rows;
    Diagnostic error =
        Diagnostic.error(
                Code.TARGET_MISMATCH,
                span,
                "`" + definition.name() + "` needs one label for each row of probabilities")
            .label(arguments.get(0).span(), prediction.describe())
            .label(arguments.get(1).span(), target.describe())
            .help(help);
    elaborator.reports.add(at, elaborator.workspace.provenance.explained(error, arguments));
    return false;
  }

  private @Nullable List<Argued> sameShape(
      Definition definition,
      List<Argued> arguments,
      Tensor prediction,
      Tensor target,
      Activation at,
      Span span) {
    boolean simplex = prediction.element() instanceof Element.Simplex;
    Shape left = simplex ? prediction.shape() : squeezed(prediction.shape());
    Shape right = simplex ? target.shape() : squeezed(target.shape());
    if (differ(left, right)) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.TARGET_MISMATCH,
                  span,
                  "`" + definition.name() + "` needs a prediction and a target of the same shape")
              .label(arguments.get(0).span(), prediction.describe())
              .label(arguments.get(1).span(), target.describe())
              .note("a prediction is never broadcast against its target")
              .help(sameShapeHelp(prediction, right)));
      return null;
    }
    List<Argued> paired = new ArrayList<>(arguments);
    paired.set(0, reshaped(prediction, left, arguments.get(0).span(), at));
    paired.set(1, reshaped(target, right, arguments.get(1).span(), at));
    return paired;
  }

  private static String sameShapeHelp(Tensor prediction, Shape target) {
    boolean row = prediction.rank() == 1 && target.rank() <= 1 && target.isConstant();
    return row
        ? "let the last layer have " + (target.rank() == 0 ? "one unit" : target.last() + " units")
        : "give both one shape: " + target;
  }

  private Argued reshaped(Tensor tensor, Shape shape, Span span, Activation at) {
    Tensor result = elaborator.tensors.reshape(tensor, shape, at.frame());
    return new Argued(new Item.Value(result, span), span);
  }

  private static boolean differ(Shape left, Shape right) {
    if (left.rank() != right.rank()) {
      return true;
    }
    for (int axis = 0; axis < left.rank(); axis++) {
      if (left.dim(axis).differsAlways(right.dim(axis))) {
        return true;
      }
    }
    return false;
  }

  private static Shape squeezed(Shape shape) {
    return new Shape(shape.dims().stream().filter(dim -> !dim.is(1)).toList());
  }
}
