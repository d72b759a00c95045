package nnet.compiler.ide;

import java.util.Optional;
import java.util.OptionalInt;
import nnet.compiler.source.Moves;
import nnet.compiler.source.Span;

/** Where something stands in a file. */
record Place(int start, int end) {
  static Place of(Span span) {
    return new Place(span.start(), span.end());
  }

  /** Where it stands in the next version; nowhere if it is not the same there. */
  Optional<Place> moved(Moves moves) {
    OptionalInt shift = moves.shift(start, end);
    return shift.isEmpty() ? Optional.empty() : Optional.of(shifted(shift.getAsInt()));
  }

  Place shifted(int shift) {
    return new Place(start + shift, end + shift);
  }
}
