package nnet.runtime.data.generate;

import nnet.runtime.random.Draw;
import nnet.runtime.random.Draws;

/** Random numbers of a generator: one stream for each purpose. */
final class Noise {
  static final Generator.Option SEED = Generator.Option.whole("seed", 0, 0, 1L << 53);
  static final Generator.Option ROWS = Generator.Option.whole("rows", 1000, 1, 10_000_000);

  private final Draw draw = new Draw();

  Noise(Generator.Options options) {
    draw.seed = (long) options.real("seed");
  }

  /** Numbers from a normal distribution around 0. */
  float[] normal(int purpose, double deviation, int count) {
    float[] values = new float[count];
    Draws.normal(draw, purpose, 0, deviation, values, 0, count);
    return values;
  }

  float[] uniform(int purpose, double low, double high, int count) {
    float[] values = new float[count];
    Draws.uniform(draw, purpose, low, high, values, 0, count);
    return values;
  }
}
