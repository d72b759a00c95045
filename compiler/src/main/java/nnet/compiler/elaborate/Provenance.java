package nnet.compiler.elaborate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Options;
import nnet.compiler.op.Tensor;
import nnet.compiler.resolve.Library;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Where the shape of a tensor came from: what it was called, and which window made it smaller. */
final class Provenance {
  private final Map<Value, Name> names = new HashMap<>();
  private final Map<Value, Story> stories = new HashMap<>();

  /**
   * Why a shape is not that of the input.
   *
   * @param span the user's application that did it
   * @param help how to keep the shape, or null
   */
  record Story(String text, Span span, @Nullable String help) {}

  /** A name was bound to a tensor; the first one is what a reader knows it by. */
  void named(Tensor tensor, Name name) {
    names.putIfAbsent(tensor.value(), name);
  }

  /** The same tensor seen from inside or outside a region. */
  void same(Value from, Value to) {
    Story story = stories.get(from);
    if (story != null) {
      stories.put(to, story);
    }
  }

  /** An operator was applied: a window changes the shape, and what keeps it keeps its story. */
  void applied(List<Tensor> operands, Options options, Tensor result, Activation at, Span span) {
    if (operands.isEmpty()) {
      return;
    }
    Tensor image = operands.get(0);
    boolean smaller =
        options.has("padding")
            && image.rank() == 3
            && result.rank() == 3
            && !image.shape().slice(0, 2).equals(result.shape().slice(0, 2));
    if (smaller) {
      stories.put(result.value(), window(operands, options, result, usersSpan(at, span)));
      return;
    }
    for (Tensor operand : operands) {
      if (operand.shape().equals(result.shape())) {
        same(operand.value(), result.value());
      }
    }
  }

  private static Story window(List<Tensor> operands, Options options, Tensor result, Span span) {
    Shape before = operands.get(0).shape();
    Shape after = result.shape();
    Shape kernel = kernel(operands, options);
    String window =
        kernel.rank() < 2 ? "this window" : "a " + kernel.dim(0) + "x" + kernel.dim(1) + " kernel";
    Dim rows = before.dim(0).minus(after.dim(0));
    boolean same = rows.equals(before.dim(1).minus(after.dim(1)));
    if (same && options.integers("stride").stream().allMatch(stride -> stride.is(1))) {
      return new Story(
          window + " without padding takes " + rows + " off height and width", span, padded(span));
    }
    String sizes = before.dim(0) + " by " + before.dim(1);
    String less = after.dim(0) + " by " + after.dim(1);
    return new Story(window + " makes " + less + " of " + sizes, span, null);
  }

  private static Shape kernel(List<Tensor> operands, Options options) {
    if (operands.size() > 1 && operands.get(1).rank() == 4) {
      return operands.get(1).shape().slice(0, 2);
    }
    List<Dim> sizes = options.has("kernel") ? options.integers("kernel") : List.of();
    return sizes.size() == 1 ? Shape.of(sizes.get(0), sizes.get(0)) : new Shape(sizes);
  }

  private static @Nullable String padded(Span span) {
    String call = span.text().strip();
    if (!call.endsWith(")") || call.contains("padding") || call.contains("\n")) {
      return null;
    }
    String start = call.substring(0, call.length() - 1);
    return "pad it so that it keeps height and width: "
        + start
        + (start.endsWith("(") ? "" : ", ")
        + "padding: same)";
  }

  /** The text of the user's file that asked for this. */
  static Span usersSpan(Activation at, Span span) {
    Span result = span;
    Activation inside = at;
    while (Library.owns(result.file()) && inside.use() != null) {
      result = inside.use().span();
      inside = inside.use().by();
    }
    return result;
  }

  /** The diagnostic with where each of these tensors came from. */
  Diagnostic explained(Diagnostic diagnostic, List<Argued> arguments) {
    Diagnostic result = diagnostic;
    for (Argued argument : arguments) {
      Tensor tensor = argument.item().tensor();
      result = tensor == null ? result : explained(result, tensor, argument.span());
    }
    return result;
  }

  private Diagnostic explained(Diagnostic diagnostic, Tensor tensor, Span span) {
    Name name = names.get(tensor.value());
    Story story = stories.get(tensor.value());
    Diagnostic result = diagnostic;
    if (name != null && span.text().equals(name.text()) && !span.equals(name.span())) {
      String text = "`" + name + "` is " + tensor.describe();
      result =
          result.label(
              name.span(),
              story == null ? "`" + name + "` comes from here" : text + ": " + story.text());
    } else if (story != null) {
      result = result.label(story.span(), story.text());
    }
    return story == null || result.help() != null ? result : result.help(story.help());
  }
}
