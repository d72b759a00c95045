package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;

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

  /** What a definition is. */
  public static Outline.Kind kind(Symbol symbol) {
    return Outline.kind(definition(symbol));
  }

  /** All of a definition. */
  public static Span whole(Symbol symbol) {
    return definition(symbol).span();
  }

  /** Nothing else calls or is called. */
  private static Definition definition(Symbol symbol) {
    return (Definition) symbol.part();
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
    for (SymbolTable.Mention mention : mentions(analysis, definition(caller))) {
      Symbol used = mention.symbol();
      if (!used.equals(caller) && used.part() instanceof Definition) {
        uses.computeIfAbsent(used, key -> new ArrayList<>()).add(mention.span());
      }
    }
    return list(uses);
  }

  private static List<SymbolTable.Mention> mentions(Analysis analysis, Definition definition) {
    Span whole = definition.span();
    return whole.file() == analysis.source()
        ? analysis.symbols().mentions().stream().filter(m -> isWithin(m.span(), whole)).toList()
        : mentionsOfLibrary(analysis, definition);
  }

  private static boolean isWithin(Span inner, Span outer) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  /** The names of a definition of the library that are none of its own. */
  private static List<SymbolTable.Mention> mentionsOfLibrary(
      Analysis analysis, Definition definition) {
    Scope own = analysis.symbols().scope(definition);
    return Node.of(definition).all(Expression.NameReference.class).stream()
        .map(Expression.NameReference::name)
        .filter(name -> own.find(name.text()).isEmpty())
        .flatMap(name ->
            named(analysis, name.text()).filter(Symbol::isOfLibrary).stream()
                .map(symbol -> new SymbolTable.Mention(symbol, name.span())))
        .toList();
  }

  private static Optional<Symbol> around(Analysis analysis, Span place) {
    for (Declaration declaration : analysis.syntax().declarations()) {
      if (declaration instanceof Definition definition && isWithin(place, definition.span())) {
        return analysis
            .symbols()
            .at(definition.name().span())
            .filter(symbol -> symbol.part() instanceof Definition);
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
