package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.source.Span;

/** From a name to what declares it, to all its places, and to another name. */
public final class Navigation {
  /** The words that no name can be. */
  private static final Set<String> RESERVED = Set.of("if", "then", "else", "and", "or", "not");

  private Navigation() {}

  /** Where the name at a place is declared; in a file of the standard library for its own. */
  public static Optional<Span> definition(Analysis analysis, int offset) {
    return analysis.symbols().at(offset).map(mention -> mention.symbol().declared());
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

  /** The name that can be changed, or nothing where there is none or it is the library's. */
  public static Optional<Span> renamed(Analysis analysis, int offset) {
    return analysis
        .symbols()
        .at(offset)
        .filter(mention -> !mention.symbol().isOfLibrary())
        .map(SymbolTable.Mention::span);
  }

  /** Why a name cannot be this, or nothing where it can. */
  public static Optional<String> refusal(Analysis analysis, int offset, String name) {
    if (!name.matches("[\\p{L}_][\\p{L}_0-9]*") || RESERVED.contains(name)) {
      return Optional.of("`" + name + "` cannot be a name");
    }
    Optional<Symbol> symbol = analysis.symbols().at(offset).map(SymbolTable.Mention::symbol);
    return symbol.flatMap(each -> taken(analysis, each, name));
  }

  private static Optional<String> taken(Analysis analysis, Symbol symbol, String name) {
    Symbol owner = symbol.owner();
    boolean taken =
        owner == null
            ? analysis.symbols().declarations().stream()
                .anyMatch(each -> each.name().equals(name) && each != symbol)
            : analysis.symbols().scope(owner.part()).find(name).isPresent();
    return taken && !name.equals(symbol.name())
        ? Optional.of("there is a `" + name + "` already")
        : Optional.empty();
  }

  /** The changes that give it another name everywhere. */
  public static List<Edit> rename(Analysis analysis, int offset, String name) {
    List<Edit> edits = new ArrayList<>();
    if (renamed(analysis, offset).isPresent()) {
      references(analysis, offset, true).stream()
          .distinct()
          .forEach(place -> edits.add(new Edit(place, name)));
    }
    return edits;
  }
}
