package nnet.runtime.random;

/**
 * Fills slices with random numbers. An element depends on the draw's seed, phase, time and step, on
 * {@code key} (which names the purpose, the instance and the application), on its example's
 * position in the epoch's order and on its coordinate in the example. The forms without {@code
 * examples} draw one value for all examples.
 */
public final class Draws {
  private Draws() {}

  /** Ones with the given probability, else zeros: {@code y[examples, elements]}. */
  public static void bernoulli(
      Draw draw, int key, double probability, float[] y, int yo, int examples, int elements) {
    DrawCall.of(Distribution.BERNOULLI, probability, 0)
        .perExample(draw, key, y, yo, examples, elements);
  }

  /**
   * Ones with the given probability, else zeros: {@code y[elements]}, the same for all examples.
   */
  public static void bernoulli(
      Draw draw, int key, double probability, float[] y, int yo, int elements) {
    DrawCall.of(Distribution.BERNOULLI, probability, 0).shared(draw, key, y, yo, elements);
  }

  /** Uniform numbers in {@code [low, high)}: {@code y[examples, elements]}. */
  public static void uniform(
      Draw draw, int key, double low, double high, float[] y, int yo, int examples, int elements) {
    DrawCall.of(Distribution.UNIFORM, low, high).perExample(draw, key, y, yo, examples, elements);
  }

  /** Uniform numbers in {@code [low, high)}: {@code y[elements]}, the same for all examples. */
  public static void uniform(
      Draw draw, int key, double low, double high, float[] y, int yo, int elements) {
    DrawCall.of(Distribution.UNIFORM, low, high).shared(draw, key, y, yo, elements);
  }

  /** Normal numbers: {@code y[examples, elements]}. */
  public static void normal(
      Draw draw,
      int key,
      double mean,
      double deviation,
      float[] y,
      int yo,
      int examples,
      int elements) {
    DrawCall.of(Distribution.NORMAL, mean, deviation)
        .perExample(draw, key, y, yo, examples, elements);
  }

  /** Normal numbers: {@code y[elements]}, the same for all examples. */
  public static void normal(
      Draw draw, int key, double mean, double deviation, float[] y, int yo, int elements) {
    DrawCall.of(Distribution.NORMAL, mean, deviation).shared(draw, key, y, yo, elements);
  }
}
