package nnet.compiler.ide;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Statement;

/** From a name to what declares it, and to all its places in the text. */
public final class Navigation {
  /** The words that no name can be. */
  private static final Set<String> RESERVED = Set.of("if", "then", "else", "and", "or", "not");

  private Navigation() {}

  /** Where the name at a place is declared; in a file of the standard library for its own. */
  public static Optional<Span> definition(Analysis analysis, int offset) {
    return analysis
        .symbols()
        .at(offset)
        .map(mention -> mention.symbol().declared())
        .or(() -> imported(analysis, offset));
  }

  /** The beginning of the file that is imported at a place. */
  private static Optional<Span> imported(Analysis analysis, int offset) {
    return analysis.imports().of(analysis.source()).stream()
        .filter(each -> covers(each.by().path().span(), offset))
        .map(each -> new Span(each.file().source(), 0, 0))
        .findFirst();
  }

  private static boolean covers(Span span, int offset) {
    return span.start() <= offset && offset <= span.end();
  }

  /** All places that mean the same. */
  public static List<Span> references(Analysis analysis, int offset, boolean declaration) {
    return analysis
        .symbols()
        .at(offset)
        .map(SymbolTable.Mention::symbol)
        .map(symbol ->
            symbol.places().stream()
                .filter(place -> declaration || !place.equals(symbol.declared()))
                .toList())
        .orElse(List.of());
  }

  /** Whether a name is declared or bound at a place, not only used. */
  public static boolean binds(Analysis analysis, Span place) {
    List<Node> path = analysis.tree().path(place.start());
    Object around = path.get(Math.max(0, path.size() - 2)).part();
    return around instanceof Statement
        || around instanceof DataStatement.Column
        || analysis.symbols().at(place).filter(s -> s.declared().equals(place)).isPresent();
  }

  /** The name that can be changed, or nothing where there is none or it is the library's. */
  public static Optional<Span> renamed(Analysis analysis, int offset) {
    return analysis
        .symbols()
        .at(offset)
        .filter(mention -> !mention.symbol().isOfLibrary())
        .map(SymbolTable.Mention::span);
  }

  /** Whether a text can be the name of something. */
  static boolean isName(String name) {
    return name.matches("[\\p{L}_][\\p{L}_0-9]*") && !RESERVED.contains(name);
  }
}
