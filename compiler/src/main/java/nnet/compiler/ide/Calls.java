package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;

/** Which definitions of a file use which others. */
public final class Calls {
  private Calls() {}

  /**
   * A definition at one end of uses, with the places where they are written.
   *
   * @param definition its symbol
   */
  public record Use(Symbol definition, List<Span> places) {}

  /** The definition that is named or being defined at a place. */
  public static Optional<Symbol> at(Analysis analysis, int offset) {
    return analysis
        .symbols()
        .at(offset)
        .map(SymbolTable.Mention::symbol)
        .filter(symbol -> symbol.part() instanceof Definition);
  }

  /** The definition of a name, of the text or of the library. */
  public static Optional<Symbol> named(Analysis analysis, String name) {
    return analysis.symbols().definition(name);
  }

  /** The definitions whose bodies use this one. */
  public static List<Use> into(Analysis analysis, Symbol called) {
    Map<Symbol, List<Span>> uses = new LinkedHashMap<>();
    for (Span place : called.places()) {
      if (!place.equals(called.declared())) {
        around(analysis, place)
            .ifPresent(by -> uses.computeIfAbsent(by, key -> new ArrayList<>()).add(place));
      }
    }
    return list(uses);
  }

  /** The definitions that the body of this one uses. */
  public static List<Use> from(Analysis analysis, Symbol caller) {
    Map<Symbol, List<Span>> uses = new LinkedHashMap<>();
    if (caller.part() instanceof Definition definition) {
      for (SymbolTable.Mention mention : analysis.symbols().mentions()) {
        boolean inside =
            definition.span().file() == mention.span().file()
                && definition.span().start() <= mention.span().start()
                && mention.span().end() <= definition.span().end();
        if (inside && mention.symbol() != caller && mention.symbol().part() instanceof Definition) {
          uses.computeIfAbsent(mention.symbol(), key -> new ArrayList<>()).add(mention.span());
        }
      }
    }
    return list(uses);
  }

  private static Optional<Symbol> around(Analysis analysis, Span place) {
    for (Declaration declaration : analysis.syntax().declarations()) {
      if (declaration instanceof Definition definition
          && definition.span().start() <= place.start()
          && place.end() <= definition.span().end()) {
        return analysis.symbols().at(definition.name().span());
      }
    }
    return Optional.empty();
  }

  private static List<Use> list(Map<Symbol, List<Span>> uses) {
    List<Use> list = new ArrayList<>();
    uses.forEach((symbol, places) -> list.add(new Use(symbol, List.copyOf(places))));
    return list;
  }
}
