package nnet.compiler.resolve;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.diagnostic.Severity;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/**
 * What can be called in a file by name: its own definitions, and those of the library behind them.
 */
public final class Definitions {
  private static final Pattern BEGINNING = Pattern.compile("[^({\\n]+");
  private static final Pattern WORD = Pattern.compile("\\w+");

  private final Map<String, Definition> own = new LinkedHashMap<>();
  private final Map<String, Definition> library = new LinkedHashMap<>();
  private final Set<String> broken = new HashSet<>();
  private final Set<String> used = new HashSet<>();
  private final Map<String, Declaration.Record> records = new LinkedHashMap<>();
  private final Map<String, Declaration.Data> data = new LinkedHashMap<>();
  private final Map<String, Declaration.Generate> generations = new LinkedHashMap<>();

  private final Observer observer;

  private Definitions(Observer observer) {
    this.observer = observer;
  }

  public static Definitions of(SyntaxFile file, Diagnostics diagnostics) {
    return of(file, diagnostics, Observer.NONE);
  }

  /** The same, for those who want to know what the file's expressions come to. */
  public static Definitions of(SyntaxFile file, Diagnostics diagnostics, Observer observer) {
    Definitions definitions = new Definitions(observer);
    Library.definitions().forEach(d -> definitions.library.put(d.name().text(), d));
    for (Declaration declaration : file.declarations()) {
      definitions.declare(declaration, diagnostics);
    }
    return definitions;
  }

  private void declare(Declaration declaration, Diagnostics diagnostics) {
    switch (declaration) {
      case Definition definition -> {
        if (unique(own, definition.name(), definition, diagnostics)) {
          noteShadowing(definition, diagnostics);
        }
      }
      case Declaration.Record row -> unique(records, row.name(), row, diagnostics);
      case Declaration.Data set -> unique(data, set.name(), set, diagnostics);
      case Declaration.Train train -> {}
      case Declaration.Generate generate ->
          unique(generations, generate.name(), generate, diagnostics);
      case Declaration.Test test -> {}
      case Declaration.Import file -> {}
      case Declaration.Language language -> {}
      case Declaration.Broken broken -> names(broken);
    }
  }

  /** The words that it begins with: one of them may be the name of what could not be read. */
  private void names(Declaration.Broken declaration) {
    Matcher start = BEGINNING.matcher(declaration.span().text());
    if (start.lookingAt()) {
      WORD.matcher(start.group()).results().forEach(word -> broken.add(word.group()));
    }
  }

  /** Who is told what the expressions of the file come to. */
  public Observer observer() {
    return observer;
  }

  /** Whether something that could not be read may be called so. */
  public boolean isBroken(String name) {
    return broken.contains(name);
  }

  private static <T> boolean unique(
      Map<String, T> known, Name name, T declared, Diagnostics diagnostics) {
    T first = known.putIfAbsent(name.text(), declared);
    if (first == null) {
      return true;
    }
    Diagnostic error =
        Diagnostic.error(
            Code.DUPLICATE_NAME, name.span(), "`" + name + "` is declared twice in this file");
    diagnostics.add(
        first instanceof Definition definition
            ? error.label(definition.name().span(), "first declared here")
            : error);
    return false;
  }

  private void noteShadowing(Definition definition, Diagnostics diagnostics) {
    Name name = definition.name();
    if (library.containsKey(name.text())) {
      diagnostics.add(
          new Diagnostic(
              Severity.NOTE,
              Code.SHADOWED_NAME,
              name.span(),
              "`" + name + "` of the standard library is hidden by this definition",
              java.util.List.of(),
              java.util.List.of(),
              null,
              null));
    }
  }

  /** The names of this file's definitions that were looked up so far. */
  public Set<String> used() {
    return Set.copyOf(used);
  }

  public @Nullable Definition find(String name) {
    Definition found = own.get(name);
    if (found != null) {
      used.add(name);
    }
    return found != null ? found : library.get(name);
  }

  public Declaration.@Nullable Record record(String name) {
    return records.get(name);
  }

  public Declaration.@Nullable Data data(String name) {
    return data.get(name);
  }

  public Collection<Definition> own() {
    return own.values();
  }

  public Set<String> dataNames() {
    return data.keySet();
  }

  public Set<String> recordNames() {
    return records.keySet();
  }

  /** The names of definitions of a kind, for suggestions. */
  public Set<String> names(DefinitionKind kind) {
    Set<String> names = new TreeSet<>();
    for (String name : names()) {
      Definition definition = own.getOrDefault(name, library.get(name));
      if (definition != null && definition.kind() == kind) {
        names.add(name);
      }
    }
    return names;
  }

  /** Every name, for suggestions. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(library.keySet());
    names.addAll(own.keySet());
    return names;
  }
}
