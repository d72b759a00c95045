package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nnet.compiler.resolve.Imports;
import nnet.compiler.resolve.Library;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/** The names of a file: what they mean at each place. */
public final class SymbolTable {
  private static final Map<String, Definition> LIBRARY =
      Library.definitions().stream()
          .collect(Collectors.toUnmodifiableMap(d -> d.name().text(), Function.identity()));

  private final Map<String, Symbol> definitions = new LinkedHashMap<>();
  private final Map<String, Symbol> records = new LinkedHashMap<>();
  private final Map<String, Symbol> data = new LinkedHashMap<>();
  private final Map<String, Symbol> generations = new LinkedHashMap<>();

  /** What other files declare: the library, and what is imported. */
  private final IdentityHashMap<Object, Symbol> others = new IdentityHashMap<>();

  private final List<SyntaxFile> imported;
  private final IdentityHashMap<Object, Scope> scopes = new IdentityHashMap<>();
  private final Mentions mentions;

  /** A place where something is named. */
  public record Mention(Symbol symbol, Span span) {}

  private final SourceFile source;

  private SymbolTable(SourceFile source, List<SyntaxFile> imported) {
    this.source = source;
    mentions = new Mentions(source.text().length());
    this.imported = imported;
  }

  /**
   * @param imports the file with what it imports
   * @param tree of the file
   * @param globals the definition that a name was found to mean, or null
   */
  static SymbolTable of(Imports imports, Node tree, Function<Span, @Nullable Definition> globals) {
    SyntaxFile file = imports.main();
    List<SyntaxFile> imported =
        imports.of(file.source()).stream().map(Imports.Imported::file).toList();
    SymbolTable table = new SymbolTable(file.source(), imported);
    file.declarations().forEach(table::declare);
    new References(table, globals).resolve(tree);
    return table;
  }

  private void declare(Declaration declaration) {
    switch (declaration) {
      case Definition definition -> declare(definition);
      case Declaration.Record row -> {
        Symbol symbol = declared(records, Symbol.Kind.RECORD, row.name(), row);
        scopes.put(row, Scope.of(this, symbol, row));
      }
      case Declaration.Data block -> {
        Symbol symbol = declared(data, Symbol.Kind.DATA, block.name(), block);
        scopes.put(block, Scope.of(this, symbol, block));
      }
      case Declaration.Generate generate ->
          declared(generations, Symbol.Kind.GENERATE, generate.name(), generate);
      case Declaration.Train train -> {}
      case Declaration.Test test -> {}
      case Declaration.Import imported -> {}
      case Declaration.Language language -> {}
      case Declaration.Broken broken -> {}
    }
  }

  private void declare(Definition definition) {
    Symbol symbol = declared(definitions, Symbol.Kind.DEFINITION, definition.name(), definition);
    scopes.put(definition, Scope.of(this, symbol, definition));
  }

  private Symbol declared(
      Map<String, Symbol> known, Symbol.Kind kind, Name name, Object declaration) {
    Symbol symbol = new Symbol(kind, name, declaration, null);
    known.putIfAbsent(name.text(), symbol);
    mention(symbol, name.span());
    return symbol;
  }

  /** Places of other files, such as the library's, are not noted. */
  void mention(Symbol symbol, Span place) {
    if (place.file() == source) {
      symbol.mention(place);
      mentions.put(new Mention(symbol, place));
    }
  }

  /** A definition of the file, of what it imports, or else of the library. */
  Optional<Symbol> definition(String name) {
    return Optional.ofNullable(definitions.get(name))
        .or(() -> imported(Definition.class, name, Definition::name).map(this::symbol))
        .or(() -> Optional.ofNullable(LIBRARY.get(name)).map(this::symbol));
  }

  /** The symbol of a definition, wherever it is from. */
  Symbol symbol(Definition definition) {
    Symbol own = definitions.get(definition.name().text());
    return own != null && own.part().equals(definition)
        ? own
        : other(
            Symbol.Kind.DEFINITION,
            definition.name(),
            definition,
            symbol -> Scope.of(this, symbol, definition));
  }

  Optional<Symbol> record(String name) {
    return Optional.ofNullable(records.get(name))
        .or(() ->
            imported(Declaration.Record.class, name, Declaration.Record::name)
                .map(row ->
                    other(
                        Symbol.Kind.RECORD,
                        row.name(),
                        row,
                        symbol -> Scope.of(this, symbol, row))));
  }

  Optional<Symbol> data(String name) {
    return Optional.ofNullable(data.get(name))
        .or(() ->
            imported(Declaration.Data.class, name, Declaration.Data::name)
                .map(block ->
                    other(
                        Symbol.Kind.DATA,
                        block.name(),
                        block,
                        symbol -> Scope.of(this, symbol, block))));
  }

  private <T extends Declaration> Optional<T> imported(
      Class<T> kind, String name, Function<T, Name> named) {
    return imported.stream()
        .flatMap(file -> file.declarations().stream())
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(each -> named.apply(each).text().equals(name))
        .findFirst();
  }

  private Symbol other(Symbol.Kind kind, Name name, Object part, Function<Symbol, Scope> inside) {
    Symbol known = others.get(part);
    if (known == null) {
      known = new Symbol(kind, name, part, null);
      others.put(part, known);
      scopes.put(part, inside.apply(known));
    }
    return known;
  }

  /** What the file imports: definitions, records and data. */
  public List<Symbol> imported() {
    List<Symbol> all = new ArrayList<>();
    for (Declaration declaration :
        imported.stream().flatMap(file -> file.declarations().stream()).toList()) {
      switch (declaration) {
        case Definition definition -> definition(definition.name().text()).ifPresent(all::add);
        case Declaration.Record row -> record(row.name().text()).ifPresent(all::add);
        case Declaration.Data block -> data(block.name().text()).ifPresent(all::add);
        case Declaration.Generate generate -> {}
        case Declaration.Train train -> {}
        case Declaration.Test test -> {}
        case Declaration.Import one -> {}
        case Declaration.Language language -> {}
        case Declaration.Broken broken -> {}
      }
    }
    return all.stream().filter(symbol -> !symbol.declared().file().equals(source)).toList();
  }

  /** The names inside a definition, a record or a data block. */
  Scope scope(Object declaration) {
    return scopes.getOrDefault(declaration, Scope.EMPTY);
  }

  void scope(Object declaration, Scope scope) {
    scopes.put(declaration, scope);
  }

  /** What is named at a place; behind the last letter of a name too. */
  public Optional<Mention> at(int offset) {
    return Optional.ofNullable(mentions.upTo(offset))
        .filter(mention -> offset <= mention.span().end());
  }

  /** What is named exactly there. */
  public Optional<Symbol> at(Span place) {
    return Optional.ofNullable(mentions.at(place.start()))
        .filter(mention -> mention.span().end() == place.end())
        .map(Mention::symbol);
  }

  /** Every place where something is named, in the order of the text. */
  public Collection<Mention> mentions() {
    return mentions.all();
  }

  /** What the file declares, without what is inside. */
  public List<Symbol> declarations() {
    return mentions.all().stream()
        .filter(mention -> mention.symbol().declared().equals(mention.span()))
        .map(Mention::symbol)
        .filter(symbol -> symbol.owner() == null)
        .toList();
  }
}
