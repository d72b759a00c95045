package nnet.runtime.random;

import nnet.runtime.kernel.Scalar;
import nnet.runtime.parallel.Pool;

/**
 * Fills slices with random numbers. An element depends on the draw's seed, phase, time and step, on
 * {@code key} (which names the purpose, the instance and the application), on its example's
 * position in the epoch's order and on its coordinate in the example. The forms without {@code
 * examples} draw one value for all examples.
 */
public final class Draws {
  /** Turns the upper 24 bits of a word into a number in {@code [0, 1)}. */
  private static final float UNIT = 0x1p-24f;

  private static final float TWO_PI = 6.2831855f;
  private static final int PER_EXAMPLE = 0;
  private static final int SHARED = 1;

  private Draws() {}

  /** Ones with the given probability, else zeros: {@code y[examples, elements]}. */
  public static void bernoulli(
      Draw draw, int key, double probability, float[] y, int yo, int examples, int elements) {
    perExample(draw, key, y, yo, examples, elements, bernoulli(probability));
  }

  /**
   * Ones with the given probability, else zeros: {@code y[elements]}, the same for all examples.
   */
  public static void bernoulli(
      Draw draw, int key, double probability, float[] y, int yo, int elements) {
    shared(draw, key, y, yo, elements, bernoulli(probability));
  }

  /** Uniform numbers in {@code [low, high)}: {@code y[examples, elements]}. */
  public static void uniform(
      Draw draw, int key, double low, double high, float[] y, int yo, int examples, int elements) {
    perExample(draw, key, y, yo, examples, elements, uniform(low, high));
  }

  /** Uniform numbers in {@code [low, high)}: {@code y[elements]}, the same for all examples. */
  public static void uniform(
      Draw draw, int key, double low, double high, float[] y, int yo, int elements) {
    shared(draw, key, y, yo, elements, uniform(low, high));
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
    perExample(draw, key, y, yo, examples, elements, normal(mean, deviation));
  }

  /** Normal numbers: {@code y[elements]}, the same for all examples. */
  public static void normal(
      Draw draw, int key, double mean, double deviation, float[] y, int yo, int elements) {
    shared(draw, key, y, yo, elements, normal(mean, deviation));
  }

  /** Turns words into as many numbers. */
  private interface Distribution {
    void apply(int[] words, float[] numbers, int count);
  }

  private static Distribution bernoulli(double probability) {
    float limit = (float) probability;
    return (words, numbers, count) -> {
      for (int i = 0; i < count; i++) {
        numbers[i] = unit(words[i]) < limit ? 1f : 0f;
      }
    };
  }

  private static Distribution uniform(double low, double high) {
    float start = (float) low;
    float width = (float) (high - low);
    float last = Math.max(start, Math.nextDown((float) high));
    return (words, numbers, count) -> {
      for (int i = 0; i < count; i++) {
        numbers[i] = Math.min(Math.fma(unit(words[i]), width, start), last);
      }
    };
  }

  /** The method of Box and Muller: a radius and an angle give two numbers. */
  private static Distribution normal(double mean, double deviation) {
    float centre = (float) mean;
    float scale = (float) deviation;
    return (words, numbers, count) -> {
      for (int i = 0; i < count; i += 2) {
        float radius = scale * Scalar.sqrt(-2f * Scalar.log(1f - unit(words[i])));
        float angle = TWO_PI * unit(words[i + 1]);
        numbers[i] = Math.fma(radius, Scalar.cos(angle), centre);
        numbers[i + 1] = Math.fma(radius, Scalar.sin(angle), centre);
      }
    };
  }

  /** The upper 24 bits of a word as a number in {@code [0, 1)}. */
  private static float unit(int word) {
    return (word >>> 8) * UNIT;
  }

  private static void perExample(
      Draw draw,
      int key,
      float[] y,
      int yo,
      int examples,
      int elements,
      Distribution distribution) {
    long derived = derivedKey(draw, key, PER_EXAMPLE);
    long step = draw.step;
    long first = draw.firstExample;
    int pieces = Math.clamp((long) examples * elements / 4096, 1, Math.max(1, examples));
    Pool.run(
        pieces,
        piece -> {
          int end = (int) ((long) examples * (piece + 1) / pieces);
          for (int e = (int) ((long) examples * piece / pieces); e < end; e++) {
            fill(derived, step, (int) (first + e), y, yo + e * elements, elements, distribution);
          }
        });
  }

  private static void shared(
      Draw draw, int key, float[] y, int yo, int elements, Distribution distribution) {
    fill(derivedKey(draw, key, SHARED), draw.step, 0, y, yo, elements, distribution);
  }

  private static void fill(
      long key,
      long step,
      int example,
      float[] y,
      int yo,
      int elements,
      Distribution distribution) {
    Workspace workspace = Workspace.MINE.get();
    for (int element = 0; element < elements; element += Philox.WORDS) {
      int count = Math.min(Philox.WORDS, elements - element);
      int counters = Math.ceilDiv(count, 4);
      int[] words =
          workspace.philox.words(
              counters, element >>> 2, example, (int) step, (int) (step >>> 32), key);
      distribution.apply(words, workspace.numbers, count);
      System.arraycopy(workspace.numbers, 0, y, yo + element, count);
    }
  }

  /** A key of its own for every seed, purpose, phase and time step. */
  private static long derivedKey(Draw draw, int key, int kind) {
    int[] words = Workspace.MINE.get().philox.words(1, key, draw.phase, draw.time, kind, draw.seed);
    return Integer.toUnsignedLong(words[0]) | (long) words[1] << 32;
  }

  /** One thread's memory. */
  private static final class Workspace {
    static final ThreadLocal<Workspace> MINE = ThreadLocal.withInitial(Workspace::new);

    final Philox philox = new Philox();
    final float[] numbers = new float[Philox.WORDS];
  }
}
