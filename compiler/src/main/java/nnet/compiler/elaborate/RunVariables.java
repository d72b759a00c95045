package nnet.compiler.elaborate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.Assignment.Choice;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Train;
import nnet.compiler.syntax.Expression;
import org.jspecify.annotations.Nullable;

/** The variables of {@code train ... for a in [1, 2], seed in 0..9}, with all that they can be. */
final class RunVariables {
  private static final int MOST_RUNS = 1000;

  private final Elaborator elaborator;
  private final Activation at;
  private final Map<String, String> given;
  private final Map<String, List<Choice>> variables = new LinkedHashMap<>();
  private boolean failed;

  private RunVariables(
      Definitions definitions, Diagnostics diagnostics, Map<String, String> given) {
    elaborator = new Elaborator(new Workspace(definitions, diagnostics, true, false));
    at = Activation.of(SettingValues.OWNER, Frame.ofDoubles("train"), new Scope(null), "", null);
    this.given = given;
  }

  /**
   * @param given what the command line says some of them are
   */
  static RunVariables of(
      Definitions definitions,
      Diagnostics diagnostics,
      @Nullable Train train,
      Map<String, String> given) {
    RunVariables variables = new RunVariables(definitions, diagnostics, given);
    if (train != null) {
      train.loops().forEach(variables::read);
      variables.limit(train);
    }
    return variables;
  }

  /** What the command line gives that is no variable. */
  Map<String, String> others() {
    Map<String, String> others = new HashMap<>(given);
    others.keySet().removeAll(variables.keySet());
    return others;
  }

  List<String> names() {
    return List.copyOf(variables.keySet());
  }

  /** All values of all variables with each other, the last variable changing first. */
  List<Assignment> all() {
    List<Assignment> all = List.of(Assignment.NONE);
    for (Map.Entry<String, List<Choice>> variable : variables.entrySet()) {
      all =
          all.stream()
              .flatMap(before ->
                  variable.getValue().stream()
                      .map(choice -> before.with(variable.getKey(), choice)))
              .toList();
    }
    return all;
  }

  /** Whether something is wrong with them, which was reported. */
  boolean failed() {
    return failed;
  }

  private void error(Span span, Code code, String message, String help) {
    failed = true;
    elaborator.reports.add(at, Diagnostic.error(code, span, message).help(help));
  }

  private void read(Train.Loop loop) {
    String name = loop.variable().text();
    if (variables.containsKey(name)) {
      error(
          loop.variable().span(),
          Code.DUPLICATE_NAME,
          "`" + name + "` varies twice",
          "give each variable a name of its own");
      return;
    }
    List<Choice> choices = choices(loop);
    checkTwice(loop, choices);
    if (given.containsKey(name)) {
      choices = chosen(name, given.getOrDefault(name, ""), choices);
    }
    variables.put(name, choices.isEmpty() ? List.of(unknown()) : choices);
  }

  /** Stands for what could not be read, so that this is not reported once more. */
  private static Choice unknown() {
    return new Choice("", Item.UNKNOWN);
  }

  private List<Choice> choices(Train.Loop loop) {
    if (loop.values() instanceof Expression.ListLiteral list) {
      if (list.items().isEmpty()) {
        error(
            list.span(),
            Code.BAD_VALUE,
            "`" + loop.variable() + "` has no value",
            "list what it is in the runs: for " + loop.variable() + " in [1, 2]");
      }
      return list.items().stream()
          .map(item -> new Choice(written(item), elaborator.calls.arguments().value(item, at)))
          .toList();
    }
    Item values = elaborator.evaluate(loop.values(), at);
    if (values instanceof Item.Sequence sequence) {
      return sequence.items().stream().map(item -> new Choice(label(item), item)).toList();
    }
    if (!(values instanceof Item.Unknown)) {
      error(
          loop.values().span(),
          Code.TYPE_MISMATCH,
          "a table of runs goes over a list or a range; this is " + values.kind(),
          "write for " + loop.variable() + " in [1, 2], or in 0..9");
    }
    return List.of();
  }

  /** As in the file; of a number without what only makes it easier to read. */
  private static String written(Expression item) {
    String text = item.span().text().replaceAll("\\s+", " ");
    return item instanceof Expression.NumberLiteral ? text.replace("_", "") : text;
  }

  /** What stands for a value in a table. */
  static String label(Item item) {
    return switch (item) {
      case Item.Exact exact -> exact.value().toString();
      case Item.Real real -> Double.toString(real.value());
      case Item.Flag flag -> Boolean.toString(flag.value());
      case Item.Text text -> text.value();
      case Item.Word word -> word.name().text();
      case Item.Function function -> function.callee().name();
      case Item.Template template -> template.definition().name().text();
      default -> item.kind();
    };
  }

  private void checkTwice(Train.Loop loop, List<Choice> choices) {
    for (int i = 0; i < choices.size(); i++) {
      String label = choices.get(i).label();
      if (choices.subList(0, i).stream().anyMatch(other -> same(other.label(), label))) {
        error(
            loop.values().span(),
            Code.DUPLICATE_NAME,
            "`" + loop.variable() + "` is " + label + " twice",
            "equal runs give equal results: leave one of them out");
        return;
      }
    }
  }

  /** Whether two texts are one value: 0.1 is 1e-1. */
  private static boolean same(String a, String b) {
    return a.equals(b)
        || number(a).flatMap(x -> number(b).map(y -> x.compareTo(y) == 0)).orElse(false);
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** {@code --set width=16} takes one of the values. */
  private List<Choice> chosen(String name, String text, List<Choice> choices) {
    List<Choice> chosen = choices.stream().filter(each -> same(each.label(), text)).toList();
    if (chosen.isEmpty() && !choices.isEmpty()) {
      String option = "--set " + name + "=" + text;
      error(
          new Span(new SourceFile(option, text), 0, text.length()),
          Code.BAD_VALUE,
          "`" + name + "` is never " + text,
          "it is one of " + choices.stream().map(Choice::label).collect(Collectors.joining(", ")));
    }
    return chosen;
  }

  private void limit(Train train) {
    long runs = 1;
    for (List<Choice> choices : variables.values()) {
      runs = Math.min(runs * choices.size(), Integer.MAX_VALUE);
    }
    if (runs > MOST_RUNS) {
      error(
          train.loops().getFirst().span(),
          Code.TOO_LARGE,
          "a table has at most %,d runs; these are %,d".formatted(MOST_RUNS, runs),
          "vary fewer things at once");
      new ArrayList<>(variables.keySet()).forEach(name -> variables.put(name, List.of(unknown())));
    }
  }
}
