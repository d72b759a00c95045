package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.resolve.Imports;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.parse.Parser;
import org.jspecify.annotations.Nullable;

/** A name in all files of a project that mean the same by it. */
public final class Everywhere {
  private static final Pattern IMPORT = Pattern.compile("\\bimport\\s*\"");

  private final Analysis analysis;
  private final @Nullable Symbol symbol;
  private final List<Found> found = new ArrayList<>();

  /** Its places in one file. */
  private record Found(Analysis analysis, List<Span> places) {}

  /** What is declared at a place of a file. */
  private record Declared(String address, int start) {
    static Declared of(Span span) {
      return new Declared(span.file().home().address(), span.start());
    }
  }

  private Everywhere(Analysis analysis, int offset) {
    this.analysis = analysis;
    symbol = analysis.symbols().at(offset).map(SymbolTable.Mention::symbol).orElse(null);
  }

  /** The name at a place of a text. */
  public static Everywhere of(Analysis analysis, int offset, Neighbours neighbours) {
    Everywhere everywhere = new Everywhere(analysis, offset);
    if (everywhere.symbol != null) {
      everywhere.find(everywhere.symbol, neighbours);
    }
    return everywhere;
  }

  private void find(Symbol wanted, Neighbours neighbours) {
    found.add(new Found(analysis, wanted.places().stream().distinct().toList()));
    String own = analysis.source().home().address();
    Set<Declared> declared =
        wanted.declarations().stream()
            .filter(span -> !Document.isOfLibrary(span.file()))
            .map(Declared::of)
            .filter(each -> !each.address().isEmpty())
            .collect(Collectors.toSet());
    if (!wanted.isKnownOutside() || declared.isEmpty()) {
      return;
    }
    Set<String> addresses = declared.stream().map(Declared::address).collect(Collectors.toSet());
    for (SourceFile file : neighbours.files()) {
      String address = file.home().address();
      if (!address.equals(own) && (addresses.contains(address) || imports(file, addresses))) {
        Analysis other = neighbours.analysis(file);
        found.add(new Found(other, places(other, declared)));
      }
    }
  }

  private static boolean imports(SourceFile file, Set<String> addresses) {
    if (!IMPORT.matcher(file.text()).find()) {
      return false;
    }
    Diagnostics unread = new Diagnostics();
    Imports imports = Imports.of(Parser.parse(file, unread), unread);
    return imports.of(file).stream()
        .anyMatch(each -> addresses.contains(each.file().source().home().address()));
  }

  private static List<Span> places(Analysis other, Set<Declared> declared) {
    return other.symbols().mentions().stream()
        .map(SymbolTable.Mention::symbol)
        .distinct()
        .filter(each -> each.declarations().stream().map(Declared::of).anyMatch(declared::contains))
        .flatMap(each -> each.places().stream())
        .distinct()
        .toList();
  }

  /** All places that mean the same, those of the text first. */
  public List<Span> references(boolean declaration) {
    return places().stream().filter(place -> declaration || !isDeclaration(place)).toList();
  }

  private List<Span> places() {
    return found.stream().flatMap(each -> each.places().stream()).toList();
  }

  private boolean isDeclaration(Span place) {
    return symbol != null
        && Declared.of(symbol.declared()).equals(Declared.of(place))
        && symbol.declared().text().equals(place.text());
  }

  /** Why its name cannot be this, or nothing where it can. */
  public Optional<String> refusal(String name) {
    if (!Navigation.isName(name)) {
      return Optional.of("`" + name + "` cannot be a name");
    }
    Symbol wanted = symbol;
    if (wanted == null || name.equals(wanted.name())) {
      return Optional.empty();
    }
    return found.stream()
        .filter(each -> isTaken(each.analysis(), wanted, name))
        .map(each -> {
          boolean here = each.analysis().source().equals(analysis.source());
          String where = here ? "" : " in " + each.analysis().source().name();
          return "there is a `" + name + "` already" + where;
        })
        .findFirst();
  }

  private static boolean isTaken(Analysis in, Symbol symbol, String name) {
    Symbol owner = symbol.owner();
    if (owner != null) {
      return in.symbols().scope(owner.part()).find(name).isPresent();
    }
    SymbolTable symbols = in.symbols();
    return symbols.declarations().stream().anyMatch(each -> each.name().equals(name))
        || symbols.imported().stream().anyMatch(each -> each.name().equals(name));
  }

  /** The changes that give it another name everywhere; none where it is the library's. */
  public List<Edit> renamed(String name) {
    return symbol == null || symbol.isOfLibrary()
        ? List.of()
        : places().stream().map(place -> new Edit(place, name)).toList();
  }
}
