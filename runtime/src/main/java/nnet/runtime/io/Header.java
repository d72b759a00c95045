package nnet.runtime.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The table of contents of a safetensors file.
 *
 * @param entries in the order of their bytes
 */
record Header(Map<String, String> metadata, List<Entry> entries) {

  Header {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(null);
    entries = List.copyOf(sorted);
  }

  /** A tensor: bytes {@code begin} to {@code end} (exclusive) after the header. */
  record Entry(String name, ElementType type, List<Integer> shape, long begin, long end)
      implements Comparable<Entry> {

    /** By the places of their bytes. */
    @Override
    public int compareTo(Entry other) {
      return Long.compare(begin, other.begin);
    }
  }

  /** The bytes are covered once, without holes, and each tensor has as many as its shape says. */
  void check(long available) {
    long at = 0;
    for (Entry entry : entries) {
      if (entry.begin() != at) {
        throw new HeaderException(
            entry.begin() < at
                ? "the bytes of `" + entry.name() + "` overlap those of another tensor"
                : "a hole of " + (entry.begin() - at) + " bytes before `" + entry.name() + "`");
      }
      long needed = bytes(entry);
      if (entry.end() - entry.begin() != needed) {
        throw new HeaderException(
            "`%s` has %d bytes, but %s%s needs %d"
                .formatted(
                    entry.name(),
                    entry.end() - entry.begin(),
                    entry.type(),
                    entry.shape(),
                    needed));
      }
      at = entry.end();
    }
    if (at != available) {
      throw new HeaderException(
          "the tensors need " + at + " bytes after the header; there are " + available);
    }
  }

  private static long bytes(Entry entry) {
    long size = entry.type().bytes;
    for (int dimension : entry.shape()) {
      size *= dimension;
      // Every factor is below 2^31, so no product escapes this check by wrapping around.
      if (size > Integer.MAX_VALUE) {
        throw new HeaderException("`" + entry.name() + "` is larger than 2 GB: " + entry.shape());
      }
    }
    return size;
  }
}
