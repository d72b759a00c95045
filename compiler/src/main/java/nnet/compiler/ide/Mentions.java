package nnet.compiler.ide;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The places of a text where something is named, each by the letter that it begins with. */
final class Mentions {
  private final SymbolTable.@Nullable Mention[] begun;

  /**
   * @param length of the text
   */
  Mentions(int length) {
    begun = new SymbolTable.@Nullable Mention[length + 1];
  }

  void put(SymbolTable.Mention mention) {
    begun[mention.span().start()] = mention;
  }

  /** What begins exactly there. */
  SymbolTable.@Nullable Mention at(int offset) {
    return offset < begun.length ? begun[offset] : null;
  }

  /** What begins there, or else the last that begins before. */
  SymbolTable.@Nullable Mention upTo(int offset) {
    int start = Math.min(offset, begun.length - 1);
    while (start >= 0 && begun[start] == null) {
      start--;
    }
    return start < 0 ? null : begun[start];
  }

  /** All of them, in the order of the text. */
  List<SymbolTable.Mention> all() {
    return Arrays.stream(begun).filter(Objects::nonNull).toList();
  }
}
