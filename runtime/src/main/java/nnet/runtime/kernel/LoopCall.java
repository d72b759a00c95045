package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * A call of an elementwise loop whose rows threads share; results do not depend on it. It takes the
 * loop's arguments one after the other and is then run. Each thread has one, which it uses again
 * and again, so that no call allocates.
 */
public final class LoopCall implements BlockTask {
  private static final PerThread<LoopCall> MINE = new PerThread<>();

  /** Floats of the widest vector. */
  private static final int VECTOR = 16;

  private Loops loops;
  private int loop;
  private float[][] arrays = new float[8][];
  private int arrayCount;
  private float[] numbers = new float[8];
  private int numberCount;
  private int[] places = new int[32];
  private int placeCount;
  private int rows;
  private int width;

  private LoopCall(Loops loops) {
    this.loops = loops;
  }

  /** Loops with numbers. */
  public interface Loops {
    /** Runs the rows from {@code from} to {@code to} of a loop with the arguments of a call. */
    void rows(int loop, LoopCall call, int from, int to);
  }

  /** Whether a loop over {@code rows} rows of {@code width} elements is not worth sharing. */
  public static boolean isSmall(int rows, int width) {
    return Pool.threads() == 1 || Work.slabs(rows, width) == 1;
  }

  /** The thread's own, for a call of this loop. */
  public static LoopCall of(Loops loops, int loop) {
    LoopCall call = MINE.find();
    if (call == null) {
      call = new LoopCall(loops);
      MINE.set(call);
    }
    call.loops = loops;
    call.loop = loop;
    call.arrayCount = 0;
    call.numberCount = 0;
    call.placeCount = 0;
    return call;
  }

  /** The next array. */
  public LoopCall with(float[] array) {
    if (arrayCount == arrays.length) {
      arrays = Arrays.copyOf(arrays, 2 * arrayCount);
    }
    arrays[arrayCount++] = array;
    return this;
  }

  /** The next number. */
  public LoopCall with(float number) {
    if (numberCount == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numberCount);
    }
    numbers[numberCount++] = number;
    return this;
  }

  /** The next offset or size. */
  public LoopCall with(int place) {
    if (placeCount == places.length) {
      places = Arrays.copyOf(places, 2 * placeCount);
    }
    places[placeCount++] = place;
    return this;
  }

  public float[] array(int index) {
    return arrays[index];
  }

  public float number(int index) {
    return numbers[index];
  }

  public int place(int index) {
    return places[index];
  }

  /** Runs all {@code rows} rows of {@code width} elements each. */
  public void run(int rows, int width) {
    this.rows = rows;
    this.width = width;
    Pool.run(Work.slabs(rows, width), this);
  }

  @Override
  public void run(int slab) {
    loops.rows(loop, this, start(slab), start(slab + 1));
  }

  /** Where a piece begins: single elements are cut into whole vectors. */
  private int start(int slab) {
    int start = Work.start(rows, width, slab);
    return width == 1 && start < rows ? start / VECTOR * VECTOR : start;
  }
}
