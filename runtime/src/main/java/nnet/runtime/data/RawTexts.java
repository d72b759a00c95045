package nnet.runtime.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** Texts as tokens; they become numbers when the vocabulary of the training rows is known. */
final class RawTexts implements RawColumn {
  private final int[] codes;
  private final int[] ends;
  private final List<String> names;

  /**
   * @param codes of all tokens: places in {@code names}
   * @param ends for each row the number of tokens up to its end
   */
  RawTexts(int[] codes, int[] ends, List<String> names) {
    this.codes = codes;
    this.ends = ends;
    this.names = List.copyOf(names);
  }

  List<String> names() {
    return names;
  }

  void forEach(int row, IntConsumer token) {
    for (int i = RawTokens.start(ends, row); i < ends[row]; i++) {
      token.accept(codes[i]);
    }
  }

  /**
   * @param ofCode the number of each name
   */
  RawTokens numbered(int[] ofCode, int width) {
    return new RawTokens(Arrays.stream(codes).map(code -> ofCode[code]).toArray(), ends, width);
  }

  /** How many tokens there are, but not more than {@code most}; an empty text has one. */
  RawColumn.Floats counts(int most) {
    float[] counts = new float[ends.length];
    for (int row = 0; row < counts.length; row++) {
      counts[row] = count(ends[row] - RawTokens.start(ends, row), most);
    }
    return new RawColumn.Floats(1, counts);
  }

  static int count(int tokens, int most) {
    return Math.clamp(tokens, 1, most);
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
