package nnet.compiler.resolve;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/**
 * What can be called by name: in each file its own definitions, those that it imports, and those of
 * the library behind them. A name means what it means in the file in which it is written.
 */
public final class Definitions {
  private static final FileNames NONE = new FileNames(true);

  private final Map<String, Definition> library = new HashMap<>();
  private final IdentityHashMap<SourceFile, FileNames> files = new IdentityHashMap<>();
  private final FileNames main;
  private final Set<String> used = new HashSet<>();
  private final Observer observer;

  private Definitions(FileNames main, Observer observer) {
    this.main = main;
    this.observer = observer;
    Library.definitions().forEach(d -> library.put(d.name().text(), d));
  }

  /** Of a file and all that it imports. */
  public static Definitions of(Imports imports, Diagnostics diagnostics) {
    return of(imports, diagnostics, Observer.NONE);
  }

  /** The same, for those who want to know what the file's expressions come to. */
  public static Definitions of(Imports imports, Diagnostics diagnostics, Observer observer) {
    FileNames main = FileNames.of(imports.main(), imports, diagnostics);
    Definitions definitions = new Definitions(main, observer);
    definitions.files.put(imports.main().source(), main);
    for (SyntaxFile file : imports.all()) {
      definitions.files.computeIfAbsent(
          file.source(), source -> FileNames.of(file, imports, diagnostics));
    }
    imports.all().forEach(file -> definitions.join(imports, file.source(), diagnostics));
    definitions.noteShadowing(imports, diagnostics);
    return definitions;
  }

  /** What is hidden in a file that is imported is told to who compiles that one. */
  private void join(Imports imports, SourceFile file, Diagnostics diagnostics) {
    FileNames names = names(file);
    Diagnostics found = new Diagnostics();
    for (Imports.Imported each : imports.of(file)) {
      names.take(names(each.file().source()), each.by().path().span(), found);
    }
    found.sorted().stream()
        .filter(each -> each.isError() || file.equals(imports.main().source()))
        .forEach(diagnostics::add);
  }

  private void noteShadowing(Imports imports, Diagnostics diagnostics) {
    for (Definition definition : main.definitions.own()) {
      if (library.containsKey(definition.name().text())) {
        diagnostics.add(
            Table.note(
                definition.name().span(),
                "`"
                    + definition.name()
                    + "` of the standard library is hidden by this definition"));
      }
    }
    for (Imports.Imported each : imports.of(imports.main().source())) {
      String hidden =
          names(each.file().source()).definitions.own().stream()
              .map(theirs -> theirs.name().text())
              .filter(name -> library.containsKey(name) && !main.definitions.owns(name))
              .map(name -> "`" + name + "`")
              .collect(Collectors.joining(", "));
      if (!hidden.isEmpty()) {
        diagnostics.add(
            Table.note(
                each.by().path().span(),
                hidden + " of the standard library is hidden by this import"));
      }
    }
  }

  /**
   * What a file can name: the library only itself. What is in no file, such as an option of a
   * command, names as the main one.
   */
  private FileNames names(SourceFile file) {
    FileNames known = files.get(file);
    return known != null ? known : Library.owns(file) ? NONE : main;
  }

  /** Who is told what the expressions of the file come to. */
  public Observer observer() {
    return observer;
  }

  /** Whether something that could not be read may be called so. */
  public boolean isBroken(Name name) {
    return Boolean.TRUE.equals(ask(lookup(Lookup.Kind.BROKEN, name)));
  }

  private Lookup lookup(Lookup.Kind kind, Name name) {
    return new Lookup(kind, name.text(), place(name.span().file()));
  }

  /** A file that is imported, or nothing for all that names as the main file. */
  @SuppressWarnings("ReferenceEquality") // there is one for each file
  private Optional<SourceFile> place(SourceFile file) {
    return names(file) == main ? Optional.empty() : Optional.of(file);
  }

  /** What a lookup finds; nobody is told of it. */
  public @Nullable Object answer(Lookup lookup) {
    FileNames in = lookup.in().map(this::names).orElse(main);
    String name = lookup.name();
    return switch (lookup.kind()) {
      case DEFINITION -> definition(name, in);
      case RECORD -> in.records.find(name);
      case DATA -> in.data.find(name);
      case BROKEN -> in.isBroken(name);
      case DEFINITIONS -> kinds(in);
      case RECORDS -> Set.copyOf(in.records.names());
      case DATA_SETS -> Set.copyOf(in.data.names());
    };
  }

  /** Whether a lookup is in a file that is known here. */
  public boolean knows(Lookup lookup) {
    return lookup.in().isEmpty()
        || files.containsKey(lookup.in().get())
        || Library.owns(lookup.in().get());
  }

  /** What a lookup finds: it counts as a use, and the observer is told of it. */
  public @Nullable Object ask(Lookup lookup) {
    Object answer = answer(lookup);
    if (lookup.kind() == Lookup.Kind.DEFINITION
        && lookup.in().isEmpty()
        && main.definitions.owns(lookup.name())) {
      used.add(lookup.name());
    }
    observer.asked(lookup, answer);
    return answer;
  }

  private @Nullable Definition definition(String name, FileNames in) {
    Definition found = in.definitions.find(name);
    return found != null ? found : library.get(name);
  }

  /** What each definition that a file knows is; those of the library are the same for all. */
  private static Map<String, DefinitionKind> kinds(FileNames in) {
    Map<String, DefinitionKind> kinds = new HashMap<>();
    for (String name : in.definitions.names()) {
      Definition definition = in.definitions.find(name);
      if (definition != null) {
        kinds.put(name, definition.kind());
      }
    }
    return kinds;
  }

  /** The names of the main file's definitions that were looked up so far. */
  public Set<String> used() {
    return Set.copyOf(used);
  }

  /** What a name means where it is written. */
  public @Nullable Definition find(Name name) {
    return (Definition) ask(lookup(Lookup.Kind.DEFINITION, name));
  }

  /** What a name means in the main file. */
  public @Nullable Definition find(String name) {
    return (Definition) ask(new Lookup(Lookup.Kind.DEFINITION, name, Optional.empty()));
  }

  public Declaration.@Nullable Record record(Name name) {
    return (Declaration.Record) ask(lookup(Lookup.Kind.RECORD, name));
  }

  public Declaration.@Nullable Data data(Name name) {
    return (Declaration.Data) ask(lookup(Lookup.Kind.DATA, name));
  }

  /** Those of the main file. */
  public Collection<Definition> own() {
    return main.definitions.own();
  }

  /** The names of data that a file knows. */
  public Set<String> dataNames(SourceFile file) {
    ask(new Lookup(Lookup.Kind.DATA_SETS, "", place(file)));
    return names(file).data.names();
  }

  public Set<String> recordNames(SourceFile file) {
    ask(new Lookup(Lookup.Kind.RECORDS, "", place(file)));
    return names(file).records.names();
  }

  /** The names of definitions of a kind that a file knows, for suggestions. */
  public Set<String> names(DefinitionKind kind, SourceFile file) {
    FileNames known = names(file);
    Set<String> names = new TreeSet<>();
    for (String name : allNames(file)) {
      Definition own = known.definitions.find(name);
      Definition definition = own != null ? own : library.get(name);
      if (definition != null && definition.kind() == kind) {
        names.add(name);
      }
    }
    return names;
  }

  /** Every name that a file knows, for suggestions. */
  public Set<String> allNames(SourceFile file) {
    ask(new Lookup(Lookup.Kind.DEFINITIONS, "", place(file)));
    Set<String> names = new TreeSet<>(library.keySet());
    names.addAll(names(file).definitions.names());
    return names;
  }
}
