package nnet.runtime.data;

import java.util.Arrays;
import java.util.Optional;

/** Numbers that come one by one: where memory has no room for more, they go to a file. */
final class GrowingColumn {
  private final int width;
  private final MemoryShare memory;
  private float[] values = new float[1024];
  private int size;
  private Optional<FloatFile> file = Optional.empty();

  /**
   * @param width numbers of a row
   */
  GrowingColumn(int width, MemoryShare memory) {
    this.width = width;
    this.memory = memory;
  }

  void add(float value) {
    if (size == values.length) {
      makeRoom();
    }
    values[size++] = value;
  }

  private void makeRoom() {
    boolean growing = file.isEmpty() && size < 1 << 29 && memory.take(size);
    if (growing) {
      values = Arrays.copyOf(values, 2 * size);
    } else {
      write();
    }
  }

  private FloatFile write() {
    FloatFile to = file.orElseGet(FloatFile::create);
    file = Optional.of(to);
    to.append(values, size);
    size = 0;
    return to;
  }

  RawColumn column() {
    return file.isEmpty()
        ? new RawColumn.Floats(width, Arrays.copyOf(values, size))
        : write().column(width);
  }
}
