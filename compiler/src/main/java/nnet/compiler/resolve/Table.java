package nnet.compiler.resolve;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.diagnostic.Severity;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Name;
import org.jspecify.annotations.Nullable;

/** What a file can name of one kind: first its own, then what it imports. */
final class Table<T> {
  private final Function<T, Name> name;
  private final Map<String, T> own = new LinkedHashMap<>();
  private final Map<String, T> imported = new LinkedHashMap<>();

  Table(Function<T, Name> name) {
    this.name = name;
  }

  /** Whether there was none of this name before; a second one is reported. */
  boolean declare(T declared, Diagnostics diagnostics) {
    Name given = name.apply(declared);
    T first = own.putIfAbsent(given.text(), declared);
    if (first != null) {
      diagnostics.add(
          Diagnostic.error(
                  Code.DUPLICATE_NAME,
                  given.span(),
                  "`" + given + "` is declared twice in this file")
              .label(name.apply(first).span(), "first declared here"));
    }
    return first == null;
  }

  /**
   * Makes known what another file declares itself.
   *
   * @param by where it is imported
   */
  void take(Table<T> other, Span by, Diagnostics diagnostics) {
    for (Map.Entry<String, T> entry : other.own.entrySet()) {
      T mine = own.get(entry.getKey());
      if (mine != null) {
        diagnostics.add(hidden(entry.getValue(), mine));
        continue;
      }
      T first = imported.putIfAbsent(entry.getKey(), entry.getValue());
      if (first != null) {
        diagnostics.add(twice(first, entry.getValue(), by));
      }
    }
  }

  private Diagnostic hidden(T theirs, T mine) {
    Span place = name.apply(theirs).span();
    return note(
            name.apply(mine).span(),
            "`%s` of %s is hidden by this declaration"
                .formatted(name.apply(mine), place.file().name()))
        .label(place, "declared here");
  }

  private Diagnostic twice(T first, T second, Span by) {
    Span before = name.apply(first).span();
    Span now = name.apply(second).span();
    return Diagnostic.error(
            Code.DUPLICATE_NAME,
            by,
            "`%s` is declared by %s and by %s"
                .formatted(name.apply(first), before.file().name(), now.file().name()))
        .label(before, "declared here")
        .label(now, "and here")
        .help("rename one of them, or import one file only");
  }

  static Diagnostic note(Span span, String message) {
    return new Diagnostic(
        Severity.NOTE,
        Code.SHADOWED_NAME,
        span,
        message,
        java.util.List.of(),
        java.util.List.of(),
        null,
        null);
  }

  boolean owns(String wanted) {
    return own.containsKey(wanted);
  }

  @Nullable T find(String wanted) {
    T found = own.get(wanted);
    return found != null ? found : imported.get(wanted);
  }

  Collection<T> own() {
    return own.values();
  }

  Collection<T> imported() {
    return imported.values();
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>(own.keySet());
    names.addAll(imported.keySet());
    return names;
  }
}
