package nnet.runtime.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** A column as it came from its source; images stay bytes, categories stay names. */
sealed interface RawColumn
    permits RawColumn.Floats,
        RawColumn.Mapped,
        RawColumn.Bytes,
        RawColumn.Images,
        RawColumn.Names,
        RawTexts,
        RawTokens {

  /** Elements of one row's value. */
  int width();

  /** Writes the row's value to {@code to} from {@code at} on. */
  void copy(int row, float[] to, int at);

  /** Numbers. */
  final class Floats implements RawColumn {
    private final int width;
    private final float[] values;

    Floats(int width, float[] values) {
      this.width = width;
      this.values = values;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public void copy(int row, float[] to, int at) {
      System.arraycopy(values, row * width, to, at, width);
    }

    float value(int row) {
      return values[row * width];
    }
  }

  /** Numbers in a file that is mapped into memory. */
  final class Mapped implements RawColumn {
    private final int width;
    private final MemorySegment values;

    Mapped(int width, MemorySegment values) {
      this.width = width;
      this.values = values;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public void copy(int row, float[] to, int at) {
      long from = (long) row * width * Float.BYTES;
      MemorySegment.copy(values, ValueLayout.JAVA_FLOAT, from, to, at, width);
    }
  }

  /** Unsigned bytes. */
  final class Bytes implements RawColumn {
    private final int width;
    private final byte[] values;

    Bytes(int width, byte[] values) {
      this.width = width;
      this.values = values;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public void copy(int row, float[] to, int at) {
      for (int i = 0, from = row * width; i < width; i++) {
        to[at + i] = values[from + i] & 0xFF;
      }
    }
  }

  /** Images: a byte from 0 to 255 is a number from 0 to 1. */
  final class Images implements RawColumn {
    private static final float BRIGHTEST = 255;

    private final int width;
    private final List<byte[]> images;

    Images(int width, List<byte[]> images) {
      this.width = width;
      this.images = List.copyOf(images);
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public void copy(int row, float[] to, int at) {
      byte[] image = images.get(row);
      for (int i = 0; i < width; i++) {
        to[at + i] = (image[i] & 0xFF) / BRIGHTEST;
      }
    }
  }

  /** Names; they become numbers when the categories of the training rows are known. */
  final class Names implements RawColumn {
    private final int[] codes;
    private final List<String> names;

    Names(int[] codes, List<String> names) {
      this.codes = codes;
      this.names = List.copyOf(names);
    }

    List<String> names() {
      return names;
    }

    int code(int row) {
      return codes[row];
    }

    String name(int row) {
      return names.get(codes[row]);
    }

    int rows() {
      return codes.length;
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public void copy(int row, float[] to, int at) {
      throw new IllegalStateException("categories are numbers only after they were encoded");
    }
  }
}
