package nnet.runtime.data;

/** The first tokens of texts, and zeros behind the end. */
final class RawTokens implements RawColumn {
  private final int[] numbers;
  private final int[] ends;
  private final int width;

  RawTokens(int[] numbers, int[] ends, int width) {
    this.numbers = numbers;
    this.ends = ends;
    this.width = width;
  }

  static int start(int[] ends, int row) {
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
