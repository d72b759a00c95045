package nnet.runtime.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Of the rows of parts, in order: it finds accidents, not forgers. */
final class Fingerprint {
  private final CRC32C sum = new CRC32C();

  void add(Part part) {
    sum.update((part.name() + " " + part.size()).getBytes(StandardCharsets.UTF_8));
    for (RawColumn column : part.table().columns()) {
      add(part, column);
    }
  }

  private void add(Part part, RawColumn column) {
    float[] values = new float[column.width()];
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (int i = 0; i < part.size(); i++) {
      column.copy(part.row(i), values, 0);
      bytes.asFloatBuffer().put(values);
      sum.update(bytes.array(), 0, bytes.capacity());
    }
  }

  String text() {
    return Long.toHexString(sum.getValue());
  }
}
