package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.runtime.model.Decision;
import org.jspecify.annotations.Nullable;

/** The right side of a decision: a number, or {@code threshold(fit: validation, maximize: f1)}. */
final class ThresholdReading {
  private static final String THRESHOLD = "threshold";
  private static final Set<String> OPTIONS =
      new TreeSet<>(List.of("fit", "minimize", "maximize", "target"));

  private final Elaborator elaborator;
  private final Activation at;
  private final Expression right;
  private final Map<String, Argument> given = new LinkedHashMap<>();

  ThresholdReading(Elaborator elaborator, Activation at, Expression right) {
    this.elaborator = elaborator;
    this.at = at;
    this.right = right;
  }

  /** Empty where something is wrong, which is reported. */
  Optional<Decision.Threshold> threshold() {
    Expression callee = right instanceof Expression.Call call ? call.function() : right;
    boolean fitted =
        callee instanceof Expression.NameReference word
            && word.name().text().equals(THRESHOLD)
            && at.scope().find(THRESHOLD) == null;
    return fitted ? fitted() : fixed();
  }

  /** The target that the options name. */
  @Nullable Name target() {
    Argument target = given.get("target");
    return target != null && target.value() instanceof Expression.NameReference reference
        ? reference.name()
        : null;
  }

  private Optional<Decision.Threshold> fixed() {
    Item item = elaborator.evaluate(right, at);
    Optional<Double> number = Arithmetic.real(item);
    if (number.isEmpty() && !(item instanceof Item.Unknown)) {
      error(
          right.span(),
          "a threshold is a number that is known when the network is compiled; this is "
              + item.kind(),
          "the output stands to the left: p > 0.5, or p > threshold(fit: validation, maximize: f1)");
    }
    return number.map(Decision.Fixed::new);
  }

  private void error(Span span, String message, @Nullable String help) {
    elaborator.reports.add(at, Diagnostic.error(Code.BAD_VALUE, span, message).help(help));
  }

  private Optional<Decision.Threshold> fitted() {
    List<Argument> arguments =
        right instanceof Expression.Call call ? call.arguments() : List.<Argument>of();
    boolean fits = true;
    for (Argument argument : arguments) {
      fits &= option(argument);
    }
    Argument rows = given.get("fit");
    fits &= rows == null || isValidation(rows.value());
    Argument least = given.get("minimize");
    Argument most = given.get("maximize");
    if (!fits) {
      return Optional.empty();
    }
    ObjectiveReading objective = new ObjectiveReading(elaborator, at);
    if (least != null && most == null) {
      return objective.minimized(least.value()).map(Decision.Fitted::new);
    }
    if (most != null && least == null) {
      return objective.maximized(most.value()).map(Decision.Fitted::new);
    }
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.MISSING_OPTION,
                most == null ? right.span() : most.span(),
                "a threshold is the best for one purpose: say which")
            .help(
                "write threshold(fit: validation, maximize: f1), or"
                    + " minimize: cost(false_positive: 5, false_negative: 1)"));
    return Optional.empty();
  }

  private boolean option(Argument argument) {
    Name name = argument.name();
    if (name == null) {
      elaborator.reports.error(
          at, Code.TOO_MANY_ARGUMENTS, argument.span(), "options of `threshold` are given by name");
      return false;
    }
    if (!OPTIONS.contains(name.text())) {
      elaborator.optionBinding.unknown(THRESHOLD, name.text(), name.span(), OPTIONS, at);
      return false;
    }
    if (given.putIfAbsent(name.text(), argument) != null) {
      elaborator.reports.error(
          at, Code.DUPLICATE_NAME, name.span(), "`" + name + "` is given twice");
      return false;
    }
    return true;
  }

  private boolean isValidation(Expression rows) {
    String word = rows instanceof Expression.NameReference reference ? reference.name().text() : "";
    if (word.equals("validation")) {
      return true;
    }
    if (!word.equals("train") && !word.equals("test")) {
      error(rows.span(), "a threshold is fitted on validation rows", "write fit: validation");
      return false;
    }
    String message =
        word.equals("train")
            ? "on the rows that it was trained on a network is surer than on any other"
            : "what is fitted on the test rows cannot be tested on them";
    elaborator.reports.add(
        at,
        Diagnostic.error(Code.LEAK, rows.span(), message)
            .help("write fit: validation")
            .fix("change to `validation`", rows.span(), "validation"));
    return false;
  }
}
