package nnet.compiler.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.optimize.Statements;
import nnet.compiler.source.Span;
import nnet.compiler.trace.Line.Row;
import org.jspecify.annotations.Nullable;

/** The nodes of a recorded region as sections and lines, in their order. */
final class Reader {
  /** Follows the name of what a loop takes an element of at each step. */
  private static final String EACH = "[t]";

  private final Recording recording;
  private final ValueNames names;
  private final Formulas formulas;
  private final Predicate<Node> backward;
  private final Shapes shapes;

  /** Parameters and states whose values were shown, by name; shared with the regions inside. */
  private final Set<String> shown;

  private final Map<Value, Formal> given = new HashMap<>();
  private final List<Section> sections = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final Set<String> paths = new LinkedHashSet<>();
  private @Nullable Span span;

  private Reader(
      Recording recording,
      ValueNames names,
      Predicate<Node> backward,
      Shapes shapes,
      Set<String> shown) {
    this.recording = recording;
    this.names = names;
    this.backward = backward;
    this.shapes = shapes;
    this.shown = shown;
    formulas = new Formulas(recording.region(), names, shapes);
    recording.region().formals().stream()
        .filter(formal -> isKept(formal.kind()))
        .forEach(formal -> given.put(formal.value(), formal));
  }

  /** Of a whole entry; asked for both directions, one after the other. */
  static Reader ofEntry(Recording recording, Predicate<Node> backward) {
    ValueNames names =
        new ValueNames(recording.region(), ValueNames.ofEntry(recording.region()), backward);
    return new Reader(recording, names, backward, Shapes.OF_EXAMPLE, new HashSet<>());
  }

  /** Of an optimizer's update, with what its formals stand for. */
  static List<Section> ofUpdate(Recording recording, Map<Value, String> names, Shapes shapes) {
    Predicate<Node> backward = node -> false;
    ValueNames all = new ValueNames(recording.region(), names, backward);
    return new Reader(recording, all, backward, shapes, new HashSet<>()).sections(false);
  }

  private static boolean isKept(Formal.Kind kind) {
    return kind == Formal.Kind.PARAMETER || kind == Formal.Kind.STATE;
  }

  /** What the nodes of one direction compute. */
  List<Section> sections(boolean ofBackward) {
    sections.clear();
    for (Node node : recording.region().nodes()) {
      if (backward.test(node) == ofBackward) {
        node(node);
      }
    }
    end();
    return List.copyOf(sections);
  }

  private void node(Node node) {
    if (node.operation() instanceof Apply && !formulas.isLine(node)) {
      return;
    }
    begin(node.origin().span());
    formulas.leaves(node).forEach(this::showGiven);
    switch (node.operation()) {
      case Apply apply -> items.add(line(node));
      case Call call -> inside(node, call.region().name(), named(node, call));
      case Scan scan -> {
        inside(node, "each step of " + scan.body().name(), stepNames(node, scan));
        results(node, scan);
      }
    }
  }

  private void begin(@Nullable Span next) {
    if (next == null || (span != null && isSame(span, next))) {
      return;
    }
    end();
    span = next;
    String bound = Statements.bound(next);
    if (!bound.isEmpty()) {
      paths.add(bound);
    }
  }

  private static boolean isSame(Span a, Span b) {
    return a.file().name().equals(b.file().name()) && a.line() == b.line();
  }

  private void end() {
    if (!items.isEmpty()) {
      sections.add(new Section(span == null ? "" : source(span), paths, items));
    }
    items.clear();
    paths.clear();
    span = null;
  }

  private static String source(Span span) {
    String name = span.file().name();
    String file = name.substring(name.lastIndexOf('/') + 1);
    return file + ":" + span.line() + "   " + span.file().lineText(span.line()).strip();
  }

  private void showGiven(Value value) {
    Formal formal = given.get(value);
    if (formal == null) {
      return;
    }
    String name = names.of(value);
    if (shown.add(name)) {
      Row row = new Row(List.of(), recording.first().value(value));
      items.add(Line.given(name, shapes.of(value.type()), List.of(row)));
    }
  }

  private Line line(Node node) {
    return new Line(
        names.of(node.result()),
        formulas.of(node),
        node.origin().note(),
        paths(node),
        shapes.of(node.result().type()),
        rows(node.result()),
        (element, terms) -> new Substitution(formulas, recording.first(), terms).of(node, element));
  }

  /** The parameters of a line. */
  private Set<String> paths(Node node) {
    Set<String> all = new HashSet<>(gradientOf(names.of(node.result())));
    formulas.leaves(node).stream().filter(given::containsKey).map(names::of).forEach(all::add);
    return all;
  }

  private static Set<String> gradientOf(String name) {
    String start = ValueNames.gradient("");
    return name.startsWith(start) ? Set.of(name.substring(start.length())) : Set.of();
  }

  private List<Row> rows(Value value) {
    return recording.moments().stream()
        .map(moment -> new Row(moment.times(), moment.value(value)))
        .toList();
  }

  private void inside(Node node, String title, Map<Value, String> inner) {
    Recording inside = recording.inside(node);
    if (inside == null) {
      return;
    }
    boolean derived = backward.test(node);
    ValueNames own = new ValueNames(inside.region(), inner, each -> derived);
    Reader reader = new Reader(inside, own, each -> derived, shapes, shown);
    for (int i = 0; i < node.operands().size(); i++) {
      Formal outer = given.get(node.operands().get(i));
      if (outer != null) {
        reader.given.put(inside.region().formals().get(i).value(), outer);
      }
    }
    items.add(new Block(title + arguments(node, inside, own), reader.sections(derived)));
  }

  /** Such as {@code (x: hidden)}: what formals stand for that are called otherwise outside. */
  private String arguments(Node node, Recording inside, ValueNames own) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < node.operands().size(); i++) {
      Formal formal = inside.region().formals().get(i);
      if (formal.kind() == Formal.Kind.VALUE) {
        String inner = own.of(formal.value());
        String outer = formulas.of(node.operands().get(i));
        if (!inner.equals(outer) && !inner.equals(outer + EACH)) {
          arguments.add(inner + ": " + outer);
        }
      }
    }
    return arguments.isEmpty()
        ? ""
        : arguments.stream().collect(Collectors.joining(", ", "(", ")"));
  }

  /** Parameters and results are called in a layer as they are outside. */
  private Map<Value, String> named(Node node, Call call) {
    Map<Value, String> inner = parameters(node, call.region().formals());
    for (int i = 0; i < node.results().size(); i++) {
      Value outer = node.results().get(i);
      if (names.isNamed(outer)) {
        inner.putIfAbsent(call.region().results().get(i).value(), names.of(outer));
      }
    }
    return inner;
  }

  private Map<Value, String> parameters(Node node, List<Formal> formals) {
    Map<Value, String> inner = new HashMap<>();
    for (int i = 0; i < formals.size(); i++) {
      boolean nameless = formals.get(i).value().name().isEmpty();
      boolean known = given.containsKey(node.operands().get(i));
      if (formals.get(i).kind() != Formal.Kind.VALUE || nameless || known) {
        inner.put(formals.get(i).value(), names.of(node.operands().get(i)));
      }
    }
    return inner;
  }

  /** What is carried is that of the step before. */
  private Map<Value, String> stepNames(Node node, Scan scan) {
    List<Formal> formals = scan.body().formals();
    Map<Value, String> inner = parameters(node, formals);
    String step = scan.reverse() ? "[t+1]" : "[t-1]";
    for (int i = 0; i < formals.size(); i++) {
      Value value = formals.get(i).value();
      String own = Labels.shown(value.name(), backward.test(node));
      String name = own.isEmpty() ? names.of(node.operands().get(i)) : own;
      switch (scan.operandRoles().get(i)) {
        case CARRY -> inner.put(value, name + step);
        case SEQUENCE -> inner.put(value, name + (own.isEmpty() ? EACH : ""));
        case INVARIANT -> {}
      }
    }
    return inner;
  }

  /** What a scan hands out beside the values of each step. */
  private void results(Node node, Scan scan) {
    for (int i = 0; i < node.results().size(); i++) {
      Value value = node.results().get(i);
      boolean saved = scan.body().results().get(i).kind() == Result.Kind.SAVED;
      if (!saved && scan.resultRoles().get(i) != ResultRole.STACKED) {
        String how =
            scan.resultRoles().get(i) == ResultRole.SUMMED
                ? "the sum over all steps"
                : "of the last step";
        items.add(
            new Line(
                names.of(value),
                how,
                "",
                gradientOf(names.of(value)),
                shapes.of(value.type()),
                rows(value),
                (element, terms) -> Optional.empty()));
      }
    }
  }
}
