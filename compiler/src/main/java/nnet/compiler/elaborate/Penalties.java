package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Suggestion;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Expression;
import nnet.compiler.type.Element;
import org.jspecify.annotations.Nullable;

/** What a network adds to its losses: penalties on parameters and those of layers. */
final class Penalties {
  private final Elaborator elaborator;
  private final Activation at;

  Penalties(Elaborator elaborator, Activation at) {
    this.elaborator = elaborator;
    this.at = at;
  }

  /** The sum of all penalties over the parameters that their patterns match. */
  @Nullable Tensor ofParameters() {
    Tensor total = null;
    for (Workspace.Penalty penalty : elaborator.workspace.penalties) {
      at.frame().builder.origin(new Origin(penalty.statement().span(), ""));
      Item callee = elaborator.evaluate(penalty.statement().value(), penalty.at());
      List<String> paths = matched(penalty);
      for (String path : paths) {
        total = plus(total, penaltyOf(callee, path, penalty));
      }
    }
    return total;
  }

  /** What layers add to the loss, a number for each example. */
  @Nullable Tensor ofLayers() {
    Tensor total = null;
    for (Value value : at.frame().penalties()) {
      total = plus(total, new Tensor(value, Element.F32, true));
    }
    return total;
  }

  private @Nullable Tensor plus(@Nullable Tensor total, @Nullable Tensor more) {
    return elaborator.primitives.plus(total, more, at, at.definition().name().span());
  }

  private List<String> matched(Workspace.Penalty penalty) {
    Expression.StringLiteral over = penalty.statement().over();
    String prefix = penalty.at().path();
    List<String> all = List.copyOf(elaborator.workspace.parameters.keySet());
    if (over == null) {
      return all.stream()
          .filter(path -> prefix.isEmpty() || Patterns.within(prefix, path))
          .toList();
    }
    String pattern = prefix.isEmpty() ? over.value() : prefix + "." + over.value();
    List<String> paths = all.stream().filter(path -> Patterns.matches(pattern, path)).toList();
    if (paths.isEmpty()) {
      noMatch(elaborator, over, all, penalty.at());
    }
    return paths;
  }

  static void noMatch(
      Elaborator elaborator, Expression.StringLiteral pattern, List<String> paths, Activation at) {
    Diagnostic error =
        Diagnostic.error(
            Code.PATTERN, pattern.span(), "no parameter matches \"" + pattern.value() + "\"");
    String near = Suggestion.nearest(pattern.value(), Patterns.candidates(paths)).orElse(null);
    List<String> few = paths.subList(0, Math.min(8, paths.size()));
    error =
        paths.isEmpty()
            ? error.note("the network has no parameters")
            : error.note(
                "the parameters are "
                    + String.join(", ", few)
                    + (few.size() < paths.size() ? " and others" : ""));
    elaborator.reports.add(at, near == null ? error : error.help("did you mean \"" + near + "\"?"));
  }

  private @Nullable Tensor penaltyOf(Item callee, String path, Workspace.Penalty penalty) {
    Workspace.Parameter parameter = elaborator.workspace.parameters.get(path);
    Span span = penalty.statement().span();
    if (parameter == null) {
      return null;
    }
    Tensor tensor = elaborator.tensors.parameter(path, parameter.shape(), at.frame());
    Item item =
        elaborator.calls.apply(
            callee, List.of(new Argued(new Item.Value(tensor, span), span)), Map.of(), at, span);
    return elaborator.tensors.of(item, span, at);
  }
}
