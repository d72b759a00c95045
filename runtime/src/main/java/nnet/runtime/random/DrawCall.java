package nnet.runtime.random;

import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * One call of {@link Draws}, whose examples threads share. Each thread has one, which it uses again
 * and again.
 */
final class DrawCall implements BlockTask {
  private static final PerThread<DrawCall> MINE = new PerThread<>();
  private static final int PER_EXAMPLE = 0;
  private static final int SHARED = 1;

  private final Philox philox = new Philox();
  private final float[] numbers = new float[Philox.WORDS];
  private Distribution distribution = Distribution.UNIFORM;
  private double first;
  private double second;
  private long key;
  private long step;
  private long firstExample;
  private float[] y = {};
  private int yo;
  private int examples;
  private int elements;
  private int pieces;

  private DrawCall() {}

  /** The thread's own, for numbers of this distribution. */
  static DrawCall of(Distribution distribution, double first, double second) {
    DrawCall call = MINE.get(DrawCall::new);
    call.distribution = distribution;
    call.first = first;
    call.second = second;
    return call;
  }

  /** Fills {@code y[examples, elements]}. */
  void perExample(Draw draw, int key, float[] y, int yo, int examples, int elements) {
    set(draw, key, PER_EXAMPLE, y, yo, examples, elements);
    pieces = Math.clamp((long) examples * elements / 4096, 1, Math.max(1, examples));
    Pool.run(pieces, this);
  }

  /** Fills {@code y[elements]}, the same for all examples. */
  void shared(Draw draw, int key, float[] y, int yo, int elements) {
    set(draw, key, SHARED, y, yo, 1, elements);
    firstExample = 0;
    fill(0, philox, numbers);
  }

  private void set(Draw draw, int key, int kind, float[] y, int yo, int examples, int elements) {
    this.key = derivedKey(draw, key, kind);
    this.step = draw.step;
    this.firstExample = draw.firstExample;
    this.y = y;
    this.yo = yo;
    this.examples = examples;
    this.elements = elements;
  }

  /** A key of its own for every seed, purpose, phase and time step. */
  private long derivedKey(Draw draw, int key, int kind) {
    int[] words = philox.words(1, key, draw.phase, draw.time, kind, draw.seed);
    return Integer.toUnsignedLong(words[0]) | (long) words[1] << 32;
  }

  @Override
  public void run(int piece) {
    DrawCall own = MINE.get(DrawCall::new);
    int end = (int) ((long) examples * (piece + 1) / pieces);
    for (int e = (int) ((long) examples * piece / pieces); e < end; e++) {
      fill(e, own.philox, own.numbers);
    }
  }

  /** Fills an example with the memory of the thread that does it. */
  private void fill(int example, Philox philox, float[] numbers) {
    int start = yo + example * elements;
    int number = (int) (firstExample + example);
    for (int element = 0; element < elements; element += Philox.WORDS) {
      int count = Math.min(Philox.WORDS, elements - element);
      int counters = Math.ceilDiv(count, 4);
      int[] words =
          philox.words(counters, element >>> 2, number, (int) step, (int) (step >>> 32), key);
      distribution.apply(words, numbers, count, first, second);
      System.arraycopy(numbers, 0, y, start + element, count);
    }
  }
}
