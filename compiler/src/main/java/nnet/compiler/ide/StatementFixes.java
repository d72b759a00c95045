package nnet.compiler.ide;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Fix;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Statement;

/** Fixes that add a statement, or write one anew. */
final class StatementFixes {
  private static final Pattern SETTING =
      Pattern.compile(
          "(?:add|write) ((?:optimizer|shuffle): \\S+(?: \\S+\\))?)(?: in this train block)?");

  private StatementFixes() {}

  private static String help(Diagnostic diagnostic) {
    return diagnostic.help() == null ? "" : diagnostic.help();
  }

  /** A setting that a training needs. */
  static Optional<Fix> setting(Analysis analysis, Diagnostic diagnostic) {
    Matcher matcher = SETTING.matcher(help(diagnostic));
    return matcher.matches()
        ? train(analysis, diagnostic.span()).map(train -> first(train.span(), matcher.group(1)))
        : Optional.empty();
  }

  private static Optional<Declaration.Train> train(Analysis analysis, Span place) {
    return analysis.syntax().declarations().stream()
        .flatMap(each -> each instanceof Declaration.Train train ? Stream.of(train) : Stream.of())
        .filter(train -> train.span().start() <= place.start() && place.end() <= train.span().end())
        .findFirst();
  }

  /** As the first thing of a block. */
  private static Fix first(Span declaration, String text) {
    int open = declaration.start() + declaration.text().indexOf('{') + 1;
    Span place = new Span(declaration.file(), open, open);
    return new Fix("add `" + text + "`", place, isOneLine(declaration) ? " " + text : line(text));
  }

  private static String line(String text) {
    return "\n    " + text;
  }

  private static boolean isOneLine(Span declaration) {
    return !declaration.text().contains("\n");
  }

  /** A loss that fits the only output and the only target. */
  static Optional<Fix> loss(Analysis analysis, Diagnostic diagnostic) {
    return diagnostic.code() == Code.MISSING_LOSS
        ? network(analysis, diagnostic.span().text()).flatMap(network -> loss(analysis, network))
        : Optional.empty();
  }

  private static Optional<Definition> network(Analysis analysis, String name) {
    return analysis.syntax().declarations().stream()
        .flatMap(
            each -> each instanceof Definition definition ? Stream.of(definition) : Stream.of())
        .filter(definition -> definition.kind() == DefinitionKind.NETWORK)
        .filter(definition -> definition.name().text().equals(name))
        .findFirst();
  }

  private static Optional<Fix> loss(Analysis analysis, Definition network) {
    List<Symbol> names = List.copyOf(analysis.symbols().scope(network).all());
    List<Symbol> outputs = names.stream().filter(s -> s.kind() == Symbol.Kind.OUTPUT).toList();
    List<Symbol> targets = names.stream().filter(s -> s.kind() == Symbol.Kind.TARGET).toList();
    if (outputs.size() != 1 || targets.size() != 1) {
      return Optional.empty();
    }
    Symbol output = outputs.getFirst();
    Symbol target = targets.getFirst();
    String text =
        "loss = "
            + loss(analysis, output, target)
            + "("
            + output.name()
            + ", "
            + target.name()
            + ")";
    Span whole = network.span();
    Span end = new Span(whole.file(), whole.end() - 1, whole.end() - 1);
    return Optional.of(
        new Fix("add `" + text + "`", end, isOneLine(whole) ? text + " " : "    " + text + "\n"));
  }

  private static String loss(Analysis analysis, Symbol output, Symbol target) {
    String wanted = target.part() instanceof Statement.Target t ? t.type().base().text() : "";
    List<Seen> seen = Types.of(analysis, output, output.declared());
    boolean simplex = seen.stream().anyMatch(each -> each.text().startsWith("simplex"));
    return switch (wanted) {
      case "class" -> simplex ? "cross_entropy" : "cross_entropy_with_logits";
      case "unit", "bool" -> "binary_cross_entropy";
      default -> "mse";
    };
  }
}
