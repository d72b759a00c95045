package nnet.runtime.data.generate;

import java.util.Arrays;
import java.util.List;

/** Sequences of different lengths, and which kind of token each has most of. */
public final class Majority implements Generator {
  @Override
  public String name() {
    return "majority";
  }

  @Override
  public String summary() {
    return "Sequences of 1 to `longest` tokens, zeros behind their end; the label is the token that"
        + " a sequence has most of, the least one of several.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS,
        Option.whole("longest", 10, 1, 100_000),
        Option.whole("kinds", 3, 2, 1000),
        Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    int longest = options.whole("longest");
    int kinds = options.whole("kinds");
    return List.of(
        new Column("tokens", List.of(longest), kinds),
        new Column("length", List.of(), longest + 1),
        new Column("label", List.of(), kinds));
  }

  @Override
  public List<float[]> generate(Options options) {
    int rows = options.whole("rows");
    int longest = options.whole("longest");
    int kinds = options.whole("kinds");
    Noise noise = new Noise(options);
    float[] lengths = whole(noise.uniform(0, 0, 1, rows), longest, 1);
    float[] tokens = whole(noise.uniform(1, 0, 1, rows * longest), kinds, 0);
    float[] label = new float[rows];
    for (int row = 0; row < rows; row++) {
      int from = row * longest;
      int end = from + (int) lengths[row];
      Arrays.fill(tokens, end, from + longest, 0);
      label[row] = mostFrequent(tokens, from, end, kinds);
    }
    return List.of(tokens, lengths, label);
  }

  private static float[] whole(float[] shares, int count, int least) {
    for (int i = 0; i < shares.length; i++) {
      shares[i] = least + (float) Math.floor(shares[i] * count);
    }
    return shares;
  }

  private static int mostFrequent(float[] tokens, int from, int end, int kinds) {
    int[] counts = new int[kinds];
    int most = 0;
    for (int i = from; i < end; i++) {
      counts[(int) tokens[i]]++;
    }
    for (int kind = 1; kind < kinds; kind++) {
      most = counts[kind] > counts[most] ? kind : most;
    }
    return most;
  }
}
