package nnet.runtime.data.generate;

import java.util.List;

/** Tokens in no order: what there is to learn of them, formulas of the data say. */
public final class Tokens implements Generator {

  @Override
  public String name() {
    return "tokens";
  }

  @Override
  public String summary() {
    return "Sequences of random tokens, each of the `kinds` as probable as any other.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS,
        Option.whole("length", 8, 1, 10_000),
        Option.whole("kinds", 4, 2, 10_000),
        Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    return List.of(new Column("x", List.of(options.whole("length")), options.whole("kinds")));
  }

  @Override
  public List<float[]> generate(Options options) {
    int count = Math.multiplyExact(options.whole("rows"), options.whole("length"));
    double kinds = options.whole("kinds");
    float[] tokens = new Noise(options).uniform(0, 0, 1, count);
    for (int i = 0; i < count; i++) {
      tokens[i] = (float) Math.floor(tokens[i] * kinds);
    }
    return List.of(tokens);
  }
}
