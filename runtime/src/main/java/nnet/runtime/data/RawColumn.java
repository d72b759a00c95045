package nnet.runtime.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

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

  /** Texts as tokens; they become numbers when the vocabulary of the training rows is known. */
  final class Texts implements RawColumn {
    private final int[] codes;
    private final int[] ends;
    private final List<String> names;

    /**
     * @param codes of all tokens: places in {@code names}
     * @param ends for each row the number of tokens up to its end
     */
    Texts(int[] codes, int[] ends, List<String> names) {
      this.codes = codes;
      this.ends = ends;
      this.names = List.copyOf(names);
    }

    List<String> names() {
      return names;
    }

    void forEach(int row, IntConsumer token) {
      for (int i = Tokens.start(ends, row); i < ends[row]; i++) {
        token.accept(codes[i]);
      }
    }

    /**
     * @param ofCode the number of each name
     */
    Tokens numbered(int[] ofCode, int width) {
      return new Tokens(Arrays.stream(codes).map(code -> ofCode[code]).toArray(), ends, width);
    }

    /** How many tokens there are, but not more than {@code most}; an empty text has one. */
    Floats counts(int most) {
      float[] counts = new float[ends.length];
      for (int row = 0; row < counts.length; row++) {
        counts[row] = Math.clamp(ends[row] - Tokens.start(ends, row), 1, most);
      }
      return new Floats(1, counts);
    }

    @Override
    public int width() {
      return 0;
    }

    @Override
    public void copy(int row, float[] to, int at) {
      throw new IllegalStateException("texts are numbers only after they were encoded");
    }
  }

  /** The first tokens of texts, and zeros behind the end. */
  final class Tokens implements RawColumn {
    private final int[] numbers;
    private final int[] ends;
    private final int width;

    Tokens(int[] numbers, int[] ends, int width) {
      this.numbers = numbers;
      this.ends = ends;
      this.width = width;
    }

    private static int start(int[] ends, int row) {
      return row == 0 ? 0 : ends[row - 1];
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public void copy(int row, float[] to, int at) {
      int from = start(ends, row);
      int count = Math.min(width, ends[row] - from);
      for (int i = 0; i < width; i++) {
        to[at + i] = i < count ? numbers[from + i] : TokenVocabulary.PADDING;
      }
    }
  }
}
