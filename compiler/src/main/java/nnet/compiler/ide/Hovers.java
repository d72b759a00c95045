package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nnet.compiler.op.Operators;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.TrainStatement;
import nnet.compiler.syntax.TypeSyntax;

/** What a word of the text means, with all that is known of it at its place. */
public final class Hovers {
  private final Analysis analysis;
  private final List<Node> path;
  private final List<String> parts = new ArrayList<>();

  private Hovers(Analysis analysis, int offset) {
    this.analysis = analysis;
    path = analysis.tree().path(offset);
  }

  public static Optional<Hover> of(Analysis analysis, int offset) {
    return new Hovers(analysis, offset).find(offset);
  }

  private Optional<Hover> find(int offset) {
    Node inner = path.getLast();
    Optional<SymbolTable.Mention> mention = analysis.symbols().at(offset);
    Span span = mention.map(SymbolTable.Mention::span).orElse(inner.span());
    if (mention.isPresent()) {
      symbol(mention.get());
    } else if (inner.part() instanceof Name name) {
      word(name);
    } else if (inner.part() instanceof Expression expression) {
      value(expression.span());
    }
    stage(span);
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Hover(String.join("\n\n", parts), span));
  }

  private void symbol(SymbolTable.Mention mention) {
    Symbol symbol = mention.symbol();
    if (symbol.part() instanceof Definition definition) {
      parts.add(Descriptions.of(definition));
      SourceFile file = symbol.declared().file();
      if (!file.equals(analysis.source()) && !symbol.isOfLibrary()) {
        parts.add("Imported from `" + file.name() + "`");
      }
      return;
    }
    List<Seen> seen = Types.of(analysis, symbol, mention.span());
    parts.add(Descriptions.code(Types.declaration(symbol, seen)));
    if (seen.size() > 1) {
      parts.add("In its uses: " + alternatives(seen));
    }
    String owner = symbol.owner() == null ? "" : " of `" + symbol.owner().name() + "`";
    parts.add(symbol.word() + owner);
  }

  private static String alternatives(List<Seen> seen) {
    return seen.stream().map(each -> "`" + each.text() + "`").collect(Collectors.joining(", "));
  }

  /** A word that no text declares: an operator, a setting, a type. */
  private void word(Name name) {
    Object parent = path.get(path.size() - 2).part();
    Optional<String> known =
        switch (parent) {
          case TypeSyntax type -> Words.type(name.text());
          case TrainStatement.Setting setting -> Words.setting(name.text());
          default -> Words.constant(name.text());
        };
    known
        .or(() -> Operators.callable(name.text()).map(Descriptions::of))
        .ifPresentOrElse(parts::add, () -> value(name.span()));
  }

  private void value(Span expression) {
    List<Seen> seen = analysis.seen(expression);
    if (!seen.isEmpty()) {
      parts.add(alternatives(seen));
    }
  }

  /** What a stage of a pipeline makes of what, where the word is what it applies. */
  private void stage(Span word) {
    for (Node node : path.reversed()) {
      if (node.part() instanceof Expression.Pipe pipe && applied(pipe.stage()).equals(word)) {
        Stage.of(analysis, pipe).ifPresent(stage -> parts.add(stage.markdown()));
        return;
      }
    }
  }

  private static Span applied(Expression stage) {
    return stage instanceof Expression.Call call ? call.function().span() : stage.span();
  }
}
