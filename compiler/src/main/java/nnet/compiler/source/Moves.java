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

  /** Found last: what is asked for next is near mostly. */
  private Part found = new Part(0, 0, 0);

  private record Part(int start, int end, int shift) {
    boolean contains(int place) {
      return start <= place && place < end;
    }
  }

  public Moves(SourceFile before, SourceFile now) {
    this.before = before;
    this.now = now;
  }

  /**
   * @param start of a part in the version before
   * @param to where it begins now
   */
  public void add(int start, int end, int to) {
    parts.put(start, new Part(start, end, to - start));
  }

  /** How much further a place is now; nothing where it is not the same in both. */
  public OptionalInt shift(int start, int end) {
    if (!found.contains(start)) {
      Map.Entry<Integer, Part> part = parts.floorEntry(start);
      if (part == null) {
        return OptionalInt.empty();
      }
      found = part.getValue();
    }
    return end <= found.end ? OptionalInt.of(found.shift) : OptionalInt.empty();
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
