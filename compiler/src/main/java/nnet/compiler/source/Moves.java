package nnet.compiler.source;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Where the parts of a text stand in another version of it that are the same in both. */
public final class Moves {
  private final SourceFile before;
  private final SourceFile now;
  private final NavigableMap<Integer, Part> parts = new TreeMap<>();

  private record Part(int end, int shift) {}

  public Moves(SourceFile before, SourceFile now) {
    this.before = before;
    this.now = now;
  }

  /**
   * @param start of a part in the version before
   * @param to where it begins now
   */
  public void add(int start, int end, int to) {
    parts.put(start, new Part(end, to - start));
  }

  /** How much further a place is now; nothing where it is not the same in both. */
  public OptionalInt shift(int start, int end) {
    Map.Entry<Integer, Part> part = parts.floorEntry(start);
    return part == null || part.getValue().end < end
        ? OptionalInt.empty()
        : OptionalInt.of(part.getValue().shift);
  }

  /** Where a span of the version before is now; one of another file is where it was. */
  public Optional<Span> of(Span span) {
    if (!span.file().equals(before)) {
      return Optional.of(span);
    }
    OptionalInt shift = shift(span.start(), span.end());
    return shift.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Span(now, span.start() + shift.getAsInt(), span.end() + shift.getAsInt()));
  }
}
