package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import nnet.compiler.resolve.Library;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Name;
import org.jspecify.annotations.Nullable;

/** Something that has a name: where it is declared, and every place of the file that means it. */
public final class Symbol {
  private final Kind kind;
  private final Name name;
  private final Object part;
  private final @Nullable Symbol owner;
  private final List<Span> places = new ArrayList<>();
  private final List<Symbol> linked = new ArrayList<>();

  /** What it is; several are told as what a definition defines. */
  public enum Kind {
    DEFINITION,
    RECORD,
    FIELD,
    DATA,
    COLUMN,
    GENERATE,
    OPTION,
    TENSOR,
    DIMENSION,
    INPUT,
    TARGET,
    OUTPUT,
    PARAM,
    STATE,
    CARRY,
    VARIABLE,
    LOSS,
    METRIC,
    DECISION,
    RUN;

    String word() {
      return switch (this) {
        case RUN -> "variable of the runs";
        case PARAM -> "parameter";
        default -> name().toLowerCase(Locale.ROOT);
      };
    }
  }

  /**
   * @param part the syntax that declares it
   * @param owner the definition or block that it belongs to; null for what a file declares
   */
  Symbol(Kind kind, Name name, Object part, @Nullable Symbol owner) {
    this.kind = kind;
    this.name = name;
    this.part = part;
    this.owner = owner;
  }

  void mention(Span place) {
    places.add(place);
  }

  /** The other is the same thing by its name: a column of data and the input that takes it. */
  void link(Symbol other) {
    linked.add(other);
    other.linked.add(this);
  }

  public Kind kind() {
    return kind;
  }

  public String name() {
    return name.text();
  }

  /** What it is, in a word. */
  public String word() {
    return part instanceof Definition definition ? definition.kind().word() : kind.word();
  }

  /** Where its name is declared; in the standard library for what that declares. */
  public Span declared() {
    return name.span();
  }

  /** The syntax that declares it. */
  public Object part() {
    return part;
  }

  public @Nullable Symbol owner() {
    return owner;
  }

  public boolean isOfLibrary() {
    return Library.owns(name.span().file());
  }

  /** Its places in the file, and those of what is linked to it. */
  public List<Span> places() {
    Set<Symbol> same = new LinkedHashSet<>();
    gather(same);
    return same.stream().flatMap(symbol -> symbol.places.stream()).toList();
  }

  /** Where it is declared, and what is linked to it. */
  Set<Span> declarations() {
    Set<Symbol> same = new LinkedHashSet<>();
    gather(same);
    return same.stream().map(Symbol::declared).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether other files may name it: those that import the one that declares it. */
  boolean isKnownOutside() {
    return switch (kind) {
      case DEFINITION, RECORD, DATA, FIELD, COLUMN, OPTION, TENSOR, INPUT, TARGET, OUTPUT, PARAM ->
          true;
      case GENERATE, DIMENSION, STATE, CARRY, VARIABLE, LOSS, METRIC, DECISION, RUN -> false;
    };
  }

  private void gather(Set<Symbol> into) {
    if (into.add(this)) {
      linked.forEach(other -> other.gather(into));
    }
  }
}
