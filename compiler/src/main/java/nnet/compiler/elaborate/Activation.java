package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a body: which instance it belongs to, the region it builds, its names, and by
 * which use it came to be.
 *
 * @param path of the instance, empty for the network itself
 * @param loops indexes of the enclosing loops of the body
 * @param counters how often each path segment was taken in this body
 */
record Activation(
    Definition definition,
    Frame frame,
    Scope scope,
    String path,
    List<Integer> loops,
    Map<String, Integer> counters,
    Outcome outcome,
    @Nullable Use use) {

  /** The use of a definition inside another's body, up to the network. */
  record Use(Span span, Activation by) {}

  /** What the statements of a body have come to. */
  static final class Outcome {
    String binding = "";
    boolean bound;
    @Nullable Item returned;
    boolean instancesForbidden;

    /** Whether a branch that may not be taken has returned; only while sizes are unknown. */
    boolean mayHaveReturned;

    /** The paths of the states that the body has declared, by their names. */
    final Map<String, String> states = new HashMap<>();
  }

  static Activation of(
      Definition definition, Frame frame, Scope scope, String path, @Nullable Use use) {
    return new Activation(
        definition, frame, scope, path, List.of(), new HashMap<>(), new Outcome(), use);
  }

  /** The same body inside a loop: another region, an index more in its paths. */
  Activation iteration(Frame inner, Scope innerScope, int index) {
    List<Integer> more = new ArrayList<>(loops);
    more.add(index);
    return new Activation(
        definition, inner, innerScope, path, List.copyOf(more), counters, outcome, use);
  }

  Activation block(Scope inner) {
    return new Activation(definition, frame, inner, path, loops, counters, outcome, use);
  }

  /** Whether this is, or is used by, an evaluation of the definition. */
  boolean isInside(Definition other) {
    return definition.name().equals(other.name()) || (use != null && use.by().isInside(other));
  }

  int depth() {
    return use == null ? 0 : use.by().depth() + 1;
  }

  /** The path of what a name declares in this body. */
  String declared(String name) {
    return join(path, indexes(), name);
  }

  /** Where in the network something happens that may be deep inside of what it uses. */
  Span outermost(Span span) {
    return use == null ? span : use.by().outermost(use.span());
  }

  /** The path of a new instance: binding, loop indexes, its definition's name or its label. */
  String instance(String name) {
    if (outcome.bound && loops.isEmpty()) {
      return unique(join(path, outcome.binding));
    }
    return unique(join(path, outcome.binding, indexes(), name));
  }

  /** The candidate, or with a number behind it where it is taken in this body. */
  String unique(String candidate) {
    int count = counters.merge(candidate, 1, Integer::sum);
    return count == 1 ? candidate : candidate + "_" + count;
  }

  private String indexes() {
    StringBuilder text = new StringBuilder();
    for (int index : loops) {
      text.append(text.isEmpty() ? "" : ".").append(index);
    }
    return text.toString();
  }

  private static String join(String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      if (!part.isEmpty()) {
        text.append(text.isEmpty() ? "" : ".").append(part);
      }
    }
    return text.toString();
  }
}
