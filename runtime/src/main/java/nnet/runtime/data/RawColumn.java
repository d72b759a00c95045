package nnet.runtime.data;

import java.util.List;

/** A column as it came from its source; images stay bytes, categories stay names. */
sealed interface RawColumn {

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

  /** Names; they become numbers when the categories of the training rows are known. */
  final class Names implements RawColumn {
    private final int[] codes;
    private final List<String> names;

    Names(int[] codes, List<String> names) {
      this.codes = codes;
      this.names = List.copyOf(names);
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
