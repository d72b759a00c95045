package nnet.compiler.elaborate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.BinaryOperator;
import nnet.compiler.syntax.Expression;
import nnet.runtime.model.Figure;
import nnet.runtime.model.Objective;
import org.jspecify.annotations.Nullable;

/** What a threshold is to be the best for; empty where something is wrong, which is reported. */
record ObjectiveReading(Elaborator elaborator, Activation at) {
  private static final String COST = "cost";
  private static final Set<String> COSTS =
      new TreeSet<>(List.of("false_positive", "false_negative"));
  private static final Set<String> FIGURES =
      Arrays.stream(Figure.values())
          .map(Figure::text)
          .collect(Collectors.toCollection(TreeSet::new));

  private void error(Span span, String message, @Nullable String help) {
    elaborator.reports.add(at, Diagnostic.error(Code.BAD_VALUE, span, message).help(help));
  }

  private static List<Argument> arguments(Expression value) {
    return value instanceof Expression.Call call ? call.arguments() : List.of();
  }

  private static String word(Expression value) {
    Expression callee = value instanceof Expression.Call call ? call.function() : value;
    return callee instanceof Expression.NameReference reference ? reference.name().text() : "";
  }

  /** {@code cost(false_positive: 5, false_negative: 1)}. */
  Optional<Objective> minimized(Expression value) {
    String word = word(value);
    if (word.equals(COST)) {
      return cost(value);
    }
    if (FIGURES.contains(word)) {
      error(value.span(), "the more `" + word + "`, the better", "write maximize: " + word);
    } else {
      error(
          value.span(),
          "what is minimized is a cost",
          "write minimize: cost(false_positive: 5, false_negative: 1)");
    }
    return Optional.empty();
  }

  private Optional<Objective> cost(Expression value) {
    double falsePositive = 1;
    double falseNegative = 1;
    boolean fits = true;
    for (Argument argument : arguments(value)) {
      Span place = argument.name() == null ? argument.span() : argument.name().span();
      String name = argument.name() == null ? "" : argument.name().text();
      double cost = price(argument);
      fits &= !Double.isNaN(cost) && COSTS.contains(name);
      switch (name) {
        case "false_positive" -> falsePositive = cost;
        case "false_negative" -> falseNegative = cost;
        case "" ->
            elaborator.reports.error(
                at,
                Code.TOO_MANY_ARGUMENTS,
                argument.span(),
                "say which mistake costs that: false_positive or false_negative");
        default -> elaborator.optionBinding.unknown(COST, name, place, COSTS, at);
      }
    }
    if (fits && falsePositive == 0 && falseNegative == 0) {
      error(value.span(), "where no mistake costs anything, every threshold is the best", null);
      return Optional.empty();
    }
    return fits ? Optional.of(new Objective.Cost(falsePositive, falseNegative)) : Optional.empty();
  }

  /** Not a number where it is no cost, which is reported. */
  private double price(Argument argument) {
    Item item = elaborator.evaluate(argument.value(), at);
    Optional<Double> number = Arithmetic.real(item);
    if (number.isPresent() && number.get() >= 0 && Double.isFinite(number.get())) {
      return number.get();
    }
    if (!(item instanceof Item.Unknown)) {
      error(
          argument.value().span(),
          number.isPresent()
              ? "a cost is not negative; this is " + argument.value().span().text()
              : "a cost is a number; this is " + item.kind(),
          number.isPresent() ? "a mistake that does not matter costs 0" : null);
    }
    return Double.NaN;
  }

  /** {@code f1}, or {@code precision(recall >= 0.9)}. */
  Optional<Objective> maximized(Expression value) {
    String word = word(value);
    if (word.equals(COST)) {
      error(
          value.span(), "the less it costs, the better", "write minimize: " + value.span().text());
      return Optional.empty();
    }
    Optional<Figure> figure = figure(value, word);
    List<Argument> arguments = arguments(value);
    if (figure.isEmpty()) {
      return Optional.empty();
    }
    if (figure.get() == Figure.PRECISION || figure.get() == Figure.RECALL) {
      return bounded(figure.get(), arguments, value.span());
    }
    if (!arguments.isEmpty()) {
      elaborator.reports.error(
          at,
          Code.TOO_MANY_ARGUMENTS,
          arguments.getFirst().span(),
          "`" + word + "` has no options");
      return Optional.empty();
    }
    return Optional.of(new Objective.Greatest(figure.get()));
  }

  private Optional<Figure> figure(Expression value, String word) {
    Optional<Figure> figure =
        Arrays.stream(Figure.values()).filter(each -> each.text().equals(word)).findFirst();
    if (figure.isEmpty()) {
      elaborator.reports.unknownName(
          at,
          Code.UNKNOWN_NAME,
          value.span(),
          "no decision is measured by",
          word.isEmpty() ? value.span().text() : word,
          FIGURES);
    }
    return figure;
  }

  /** Alone either is greatest where it is worth nothing: where all or hardly any are yes. */
  private Optional<Objective> bounded(Figure figure, List<Argument> arguments, Span span) {
    Figure other = figure == Figure.PRECISION ? Figure.RECALL : Figure.PRECISION;
    Expression bound = arguments.size() == 1 ? arguments.getFirst().value() : null;
    if (!(bound instanceof Expression.Binary binary)
        || binary.operator() != BinaryOperator.GREATER_EQUAL
        || !word(binary.left()).equals(other.text())) {
      error(
          span,
          "`%s` alone is greatest where almost %s is yes"
              .formatted(figure.text(), figure == Figure.PRECISION ? "nothing" : "everything"),
          "say how great `%s` has to be: %s(%s >= 0.9)"
              .formatted(other.text(), figure.text(), other.text()));
      return Optional.empty();
    }
    Item item = elaborator.evaluate(binary.right(), at);
    Optional<Double> least = Arithmetic.real(item);
    if (least.isEmpty() || !(least.get() > 0 && least.get() <= 1)) {
      if (!(item instanceof Item.Unknown)) {
        error(
            binary.right().span(),
            "`" + other.text() + "` is at most 1, and more than 0; this is " + item.kind(),
            null);
      }
      return Optional.empty();
    }
    return Optional.of(new Objective.Bounded(figure, other, least.get()));
  }
}
