package nnet.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/** Values of settings, each checked, with its default. */
final class SettingValues {
  private static final Span NOWHERE = new Span(new SourceFile("", ""), 0, 0);

  /** Who owns the expressions of a train block: nothing that a user can see. */
  static final Definition OWNER =
      new Definition(
          DefinitionKind.OPTIMIZER,
          new Name("train", NOWHERE),
          List.of(),
          List.of(),
          List.of(),
          null,
          List.of(),
          new Body.Missing(),
          null,
          "",
          NOWHERE);

  private static final Set<String> STOPPING =
      new TreeSet<>(List.of("monitor", "patience", "min_delta", "restore"));

  private static final Set<String> CHECKPOINTS =
      new TreeSet<>(List.of("every", "minutes", "keep", "monitor"));

  private final Elaborator elaborator;
  private final Activation at;

  SettingValues(Elaborator elaborator, Activation at) {
    this.elaborator = elaborator;
    this.at = at;
  }

  long whole(@Nullable Expression value, long initial, long least, String name) {
    if (value == null) {
      return initial;
    }
    Long given = elaborator.expressions.wholeNumber(value, at, "`" + name + "`");
    if (given != null && given < least) {
      elaborator.reports.error(
          at,
          Code.BAD_VALUE,
          value.span(),
          "`" + name + "` is at least " + least + "; this is " + given);
    }
    return given == null ? initial : given;
  }

  double real(@Nullable Expression value, double initial, String name) {
    if (value == null) {
      return initial;
    }
    Item item = elaborator.evaluate(value, at);
    Optional<Double> number = Arithmetic.real(item);
    if (number.isEmpty()) {
      elaborator.reports.error(
          at, Code.BAD_VALUE, value.span(), "`" + name + "` is a number; this is " + item.kind());
    }
    return number.orElse(initial);
  }

  boolean flag(@Nullable Expression value, boolean initial, String name) {
    if (value == null) {
      return initial;
    }
    Item item = elaborator.evaluate(value, at);
    if (item instanceof Item.Flag flag) {
      return flag.value();
    }
    elaborator.reports.error(
        at,
        Code.BAD_VALUE,
        value.span(),
        "`" + name + "` is true or false; this is " + item.kind());
    return initial;
  }

  /** {@code steps: 5} of a phase. */
  int steps(List<Argument> settings) {
    int steps = 1;
    for (Argument argument : settings) {
      if (argument.name() != null && argument.name().text().equals("steps")) {
        steps = (int) whole(argument.value(), 1, 1, "steps");
      } else {
        elaborator.reports.error(
            at, Code.UNKNOWN_OPTION, argument.span(), "a phase has only the setting `steps`");
      }
    }
    return steps;
  }

  /** {@code early_stopping: (patience: 5, monitor: "validation.loss")}. */
  Optional<Training.EarlyStopping> earlyStopping(@Nullable Expression value) {
    if (value == null) {
      return Optional.empty();
    }
    String monitor = "validation.loss";
    int patience = 5;
    double minDelta = 0;
    boolean restore = true;
    for (Argument argument : options(value)) {
      String name = argument.name() == null ? "patience" : argument.name().text();
      switch (name) {
        case "monitor" -> monitor = monitor(argument.value());
        case "patience" -> patience = (int) whole(argument.value(), 5, 0, name);
        case "min_delta" -> minDelta = real(argument.value(), 0, name);
        case "restore" -> restore = flag(argument.value(), true, name);
        default -> unknown("early_stopping", argument, STOPPING);
      }
    }
    return Optional.of(new Training.EarlyStopping(monitor, patience, minDelta, restore));
  }

  /** {@code (every: 100, keep: 3)}; of what is not in parentheses nothing. */
  static List<Argument> options(Expression value) {
    return switch (value) {
      case Expression.ArgumentList list -> list.arguments();
      case Expression.Call call -> call.arguments();
      default -> List.of();
    };
  }

  /** {@code checkpoint: 100} or {@code checkpoint: (every: 100, minutes: 5, keep: 3)}. */
  Optional<Training.Checkpoints> checkpoints(@Nullable Expression value) {
    if (value == null) {
      return Optional.empty();
    }
    List<Argument> options = options(value);
    if (options.isEmpty()) {
      int every = (int) whole(value, 1, 1, "checkpoint");
      return Optional.of(new Training.Checkpoints(every, 0, 0, Training.Checkpoints.MONITOR));
    }
    int every = 0;
    double minutes = 0;
    int keep = 0;
    String monitor = Training.Checkpoints.MONITOR;
    for (Argument argument : options) {
      String name = argument.name() == null ? "every" : argument.name().text();
      switch (name) {
        case "every" -> every = (int) whole(argument.value(), 1, 1, name);
        case "minutes" -> minutes = positive(argument.value(), name);
        case "keep" -> keep = (int) whole(argument.value(), 1, 1, name);
        case "monitor" -> monitor = monitor(argument.value());
        default -> unknown("checkpoint", argument, CHECKPOINTS);
      }
    }
    return Optional.of(new Training.Checkpoints(every, minutes, keep, monitor));
  }

  private double positive(Expression value, String name) {
    double number = real(value, 1, name);
    if (number <= 0) {
      elaborator.reports.error(
          at, Code.BAD_VALUE, value.span(), "`" + name + "` is a number greater than 0");
    }
    return number;
  }

  private void unknown(String setting, Argument option, Set<String> known) {
    Name name = option.name();
    elaborator.reports.unknownName(
        at,
        Code.UNKNOWN_OPTION,
        name == null ? option.span() : name.span(),
        setting + " has no option",
        name == null ? "" : name.text(),
        known);
  }

  /** {@code "validation.loss"}, {@code validation_loss} or {@code validation.loss}. */
  static String monitor(Expression value) {
    String text = value instanceof Expression.StringLiteral s ? s.value() : value.span().text();
    return text.contains(".") ? text : text.replaceFirst("^(validation|train|test)_", "$1.");
  }
}
