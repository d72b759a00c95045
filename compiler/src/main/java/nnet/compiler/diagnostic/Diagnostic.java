package nnet.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.source.Moves;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * One message about a place in a file.
 *
 * @param code stable, in kebab case, one of {@link Code}'s
 * @param span the exact place
 * @param labels other places that explain it; a label on {@code span} itself is shown under it
 * @param notes facts without a place, such as dimension bindings
 * @param help what to write instead, or null
 */
public record Diagnostic(
    Severity severity,
    Code code,
    Span span,
    String message,
    List<Label> labels,
    List<String> notes,
    @Nullable String help,
    @Nullable Fix fix) {

  public Diagnostic {
    labels = List.copyOf(labels);
    notes = List.copyOf(notes);
  }

  public static Diagnostic error(Code code, Span span, String message) {
    return new Diagnostic(Severity.ERROR, code, span, message, List.of(), List.of(), null, null);
  }

  public static Diagnostic warning(Code code, Span span, String message) {
    return new Diagnostic(Severity.WARNING, code, span, message, List.of(), List.of(), null, null);
  }

  public Diagnostic label(Span at, String text) {
    List<Label> more = new ArrayList<>(labels);
    more.add(new Label(at, text));
    return new Diagnostic(severity, code, span, message, more, notes, help, fix);
  }

  public Diagnostic note(String text) {
    List<String> more = new ArrayList<>(notes);
    more.add(text);
    return new Diagnostic(severity, code, span, message, labels, more, help, fix);
  }

  public Diagnostic help(@Nullable String text) {
    return new Diagnostic(severity, code, span, message, labels, notes, text, fix);
  }

  public Diagnostic fix(String title, Span at, String replacement) {
    Fix edit = new Fix(title, at, replacement);
    return new Diagnostic(severity, code, span, message, labels, notes, help, edit);
  }

  /** The same in another version of the text; nothing where one of its places is not the same. */
  public Optional<Diagnostic> moved(Moves moves) {
    Optional<Span> place = moves.of(span);
    List<Label> there = new ArrayList<>();
    for (Label label : labels) {
      moves.of(label.span()).ifPresent(at -> there.add(new Label(at, label.text())));
    }
    Optional<Fix> edit = Optional.ofNullable(fix).flatMap(each -> each.moved(moves));
    boolean all = there.size() == labels.size() && edit.isPresent() == (fix != null);
    return all
        ? place.map(at ->
            new Diagnostic(severity, code, at, message, there, notes, help, edit.orElse(null)))
        : Optional.empty();
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
