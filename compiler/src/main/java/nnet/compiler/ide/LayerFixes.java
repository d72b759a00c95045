package nnet.compiler.ide;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Fix;
import nnet.compiler.diagnostic.Label;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Fixes of the pipeline that made what is wrong. */
final class LayerFixes {
  private static final Pattern UNITS = Pattern.compile("let the last layer have (one|\\d+) units?");
  private static final Pattern ENDING = Pattern.compile("end it with .*`\\.\\.\\. -> ([^`]+)`");

  private LayerFixes() {}

  private static String help(Diagnostic diagnostic) {
    return diagnostic.help() == null ? "" : diagnostic.help();
  }

  /** Another number of units in the last layer of the prediction. */
  static Optional<Fix> units(Analysis analysis, Diagnostic diagnostic) {
    Matcher matcher = UNITS.matcher(help(diagnostic));
    if (!matcher.find()) {
      return Optional.empty();
    }
    String count = matcher.group(1).equals("one") ? "1" : matcher.group(1);
    return pipeline(analysis, prediction(diagnostic))
        .flatMap(LayerFixes::units)
        .map(span ->
            new Fix("change to " + count + (count.equals("1") ? " unit" : " units"), span, count));
  }

  /** The first label is on what was predicted, if there is one. */
  private static Span prediction(Diagnostic diagnostic) {
    return diagnostic.labels().stream()
        .map(Label::span)
        .filter(span -> span.file() == diagnostic.span().file())
        .findFirst()
        .orElse(diagnostic.span());
  }

  /** What a name was bound to, or the expression itself. */
  private static Optional<Expression> pipeline(Analysis analysis, Span span) {
    Optional<Expression> bound =
        analysis.symbols().at(span).flatMap(symbol -> Optional.ofNullable(bound(symbol.part())));
    return bound.isPresent() ? bound : expression(analysis, span);
  }

  private static @Nullable Expression bound(Object part) {
    return switch (part) {
      case Statement.Output output -> output.value();
      case Statement.Assign assign -> assign.value();
      default -> null;
    };
  }

  private static Optional<Expression> expression(Analysis analysis, Span span) {
    return analysis.tree().all(Expression.class).stream()
        .filter(expression -> expression.span().equals(span))
        .findFirst();
  }

  /** The number of units of the last dense layer. */
  private static Optional<Span> units(Expression pipeline) {
    return lastDense(pipeline)
        .flatMap(pipe ->
            ((Expression.Call) pipe.stage())
                .arguments().stream()
                    .filter(argument -> argument.name() == null || isUnits(argument))
                    .findFirst())
        .map(argument -> argument.value().span());
  }

  private static Optional<Expression.Pipe> lastDense(Expression pipeline) {
    Expression rest = pipeline;
    while (rest instanceof Expression.Pipe pipe) {
      if (pipe.stage() instanceof Expression.Call call
          && call.function().span().text().equals("dense")) {
        return Optional.of(pipe);
      }
      rest = pipe.input();
    }
    return Optional.empty();
  }

  /** One row in front of the last dense layer. */
  static Optional<Fix> flattened(Analysis analysis, Diagnostic diagnostic) {
    if (!help(diagnostic).startsWith("flatten before the last layer")) {
      return Optional.empty();
    }
    return pipeline(analysis, prediction(diagnostic))
        .flatMap(LayerFixes::lastDense)
        .map(pipe -> pipe.input().span())
        .map(span -> new Span(span.file(), span.end(), span.end()))
        .map(end -> new Fix("flatten it first", end, " -> flatten"));
  }

  private static boolean isUnits(Argument argument) {
    return argument.name() != null && argument.name().text().equals("units");
  }

  /** More stages at the end of the prediction, or softmax in place of sigmoid. */
  static Optional<Fix> ending(Analysis analysis, Diagnostic diagnostic) {
    if (help(diagnostic).startsWith("softmax in place of sigmoid")) {
      return pipeline(analysis, prediction(diagnostic))
          .filter(e -> e instanceof Expression.Pipe p && p.stage().span().text().equals("sigmoid"))
          .map(e -> ((Expression.Pipe) e).stage().span())
          .map(span -> new Fix("change to `softmax`", span, "softmax"));
    }
    if (help(diagnostic).startsWith("end it with sigmoid, or")) {
      return ended(analysis, diagnostic, "sigmoid");
    }
    Matcher matcher = ENDING.matcher(help(diagnostic));
    if (!matcher.find() || matcher.group(1).contains("(K)")) {
      return Optional.empty();
    }
    return ended(analysis, diagnostic, matcher.group(1));
  }

  private static Optional<Fix> ended(Analysis analysis, Diagnostic diagnostic, String stages) {
    return pipeline(analysis, prediction(diagnostic))
        .filter(expression -> !(expression instanceof Expression.As))
        .map(Expression::span)
        .map(span -> new Span(span.file(), span.end(), span.end()))
        .map(end -> new Fix("end it with `" + stages + "`", end, " -> " + stages));
  }

  /** The option that a call needs, with a value of its type. */
  static Optional<Fix> option(Analysis analysis, Diagnostic diagnostic) {
    Matcher matcher =
        Pattern.compile("write \\w+\\((\\w+): \\.\\.\\.\\)").matcher(help(diagnostic));
    if (diagnostic.code() != Code.MISSING_OPTION || !matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(1);
    Span span = diagnostic.span();
    String text = span.text();
    String value = name + ": " + value(analysis, callee(span), name);
    String written =
        text.endsWith(")")
            ? text.substring(0, text.length() - 1) + (text.endsWith("()") ? "" : ", ") + value + ")"
            : text + "(" + value + ")";
    return Optional.of(new Fix("give it `" + value + "`", span, written));
  }

  private static Span callee(Span call) {
    int end = call.text().indexOf('(');
    return end < 0 ? call : new Span(call.file(), call.start(), call.start() + end);
  }

  private static String value(Analysis analysis, Span callee, String option) {
    String type =
        analysis
            .symbols()
            .at(callee)
            .map(symbol -> symbol.part() instanceof Definition d ? type(d, option) : "int")
            .orElse("int");
    return switch (type) {
      case "int" -> option.equals("units") || option.equals("channels") ? "64" : "1";
      case "f32", "unit" -> "0.5";
      case "bool" -> "true";
      case "activation", "function" -> "relu";
      case "initializer" -> "zeros";
      default -> "1";
    };
  }

  private static String type(Definition definition, String option) {
    return definition.options().stream()
        .filter(each -> each.name().text().equals(option) && each.type() != null)
        .map(LayerFixes::type)
        .findFirst()
        .orElse("f32");
  }

  private static String type(OptionSyntax option) {
    return option.type() == null ? "f32" : option.type().base().text();
  }

  /** The second factor of a product of matrices on its side. */
  static Optional<Fix> transposed(Analysis analysis, Diagnostic diagnostic) {
    if (!help(diagnostic).startsWith("transpose the second")) {
      return Optional.empty();
    }
    return expression(analysis, diagnostic.span())
        .filter(Expression.Binary.class::isInstance)
        .map(expression -> ((Expression.Binary) expression).right().span())
        .map(span ->
            new Fix(
                "transpose `" + span.text() + "`",
                span,
                "transpose(" + span.text() + ", axes: [1, 0])"));
  }

  /** Leaves an input out that nothing uses, with its line. */
  static Optional<Fix> unused(Analysis analysis, Diagnostic diagnostic) {
    if (diagnostic.code() != Code.UNUSED_INPUT) {
      return Optional.empty();
    }
    return analysis.tree().all(Statement.class).stream()
        .filter(statement -> isPort(statement, diagnostic.span()))
        .findFirst()
        .map(statement ->
            new Fix("remove `" + diagnostic.span().text() + "`", line(statement.span()), ""));
  }

  private static boolean isPort(Statement statement, Span name) {
    @Nullable Span declared =
        switch (statement) {
          case Statement.Input input -> input.name().span();
          case Statement.Target target -> target.name().span();
          default -> null;
        };
    return name.equals(declared);
  }

  /** With the white space around it, if nothing else stands in its lines. */
  private static Span line(Span statement) {
    SourceFile file = statement.file();
    String text = file.text();
    int start = text.lastIndexOf('\n', Math.max(0, statement.start() - 1)) + 1;
    int end = text.indexOf('\n', statement.end());
    boolean alone =
        end >= 0
            && start <= statement.start()
            && text.substring(start, statement.start()).isBlank()
            && text.substring(statement.end(), end).isBlank();
    return alone ? new Span(file, start, end + 1) : statement;
  }
}
