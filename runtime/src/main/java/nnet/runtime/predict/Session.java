package nnet.runtime.predict;

import java.util.List;
import nnet.runtime.io.Weights;
import nnet.runtime.kernel.Scratch;
import nnet.runtime.model.CarriedStates;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Slot;
import nnet.runtime.parallel.ThreadMemory;

/**
 * Predictions that go on from each other: what stateful layers keep of an example is there for the
 * one in its place in the next call. For one thread at a time. It is cheap: it keeps no more than
 * that, and computes in the memory of the thread that calls.
 *
 * <pre>{@code
 * Session session = predictor.session();
 * session.predict(monday, result);
 * session.predict(tuesday, result); // goes on where monday ended
 * session.reset();
 * }</pre>
 */
public final class Session {
  private static final int MOST_ROWS = 256;
  private static final int MOST_FLOATS = 1 << 24;

  /** Eight megabytes, which caches hold: what one layer writes is near when the next one reads. */
  private static final int NEAR_FLOATS = 1 << 21;

  /** Fewer rows would read all weights too often. */
  private static final int FEW_ROWS = 16;

  private static final float[] NONE = {};

  private final Model model;
  private final int number;
  private final Entry entry;
  private final int capacity;
  private final Frame frame;
  private final Slot[] inputs;
  private final Slot[] outputs;
  private final int[] inputSizes;
  private final int[] outputSizes;
  private final int inputSize;
  private final int outputSize;
  private final boolean stateful;
  private final Inverse[] inverses;
  private final Cut[] cuts;
  private final CarriedStates carried = new CarriedStates();

  Session(
      Model model,
      int number,
      Weights weights,
      List<Slot> inputs,
      List<Slot> outputs,
      List<Inverse> inverses,
      List<Cut> cuts) {
    this.model = model;
    this.number = number;
    this.entry = model.schema().entries().get(number);
    this.capacity = capacity(entry);
    this.frame = new Frame(weights.parameters(), NONE, weights.states(), NONE, 1);
    this.inputs = inputs.toArray(new Slot[0]);
    this.outputs = outputs.toArray(new Slot[0]);
    this.inputSizes = sizes(inputs);
    this.outputSizes = sizes(outputs);
    this.inputSize = Slot.size(inputs);
    this.outputSize = Slot.size(outputs) + cuts.size();
    this.stateful = entry.isStateful();
    this.inverses = inverses.toArray(new Inverse[0]);
    this.cuts = cuts.toArray(new Cut[0]);
  }

  private static int capacity(Entry entry) {
    int near = Math.max(FEW_ROWS, entry.capacity(NEAR_FLOATS, MOST_ROWS));
    return Math.min(near, entry.capacity(MOST_FLOATS, MOST_ROWS));
  }

  private static int[] sizes(List<Slot> slots) {
    int[] sizes = new int[slots.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = slots.get(i).size();
    }
    return sizes;
  }

  /** Begins anew: nothing is left of the examples before. */
  public void reset() {
    if (stateful) {
      carried.reset();
    }
  }

  /** Predicts one example. */
  public void predict(float[] example, float[] result) {
    predictBatch(example, result, 1);
  }

  /**
   * Predicts many examples, each by itself: the first goes on from the first of the call before,
   * the second from the second.
   *
   * @param examples one after another
   * @param results takes the results one after another
   */
  public void predictBatch(float[] examples, float[] results, int count) {
    check(examples, results, count);
    int rows = count <= capacity ? count : Math.ceilDiv(count, Math.ceilDiv(count, capacity));
    try (ThreadMemory _ = ThreadMemory.borrow()) {
      for (int from = 0; from < count; from += rows) {
        piece(examples, results, from, Math.min(rows, count - from));
      }
    } finally {
      frame.b = NONE;
    }
    for (Inverse inverse : inverses) {
      inverse.apply(frame.s, results, count, outputSize);
    }
    for (Cut cut : cuts) {
      cut.apply(results, count, outputSize);
    }
  }

  private void check(float[] examples, float[] results, int count) {
    long in = (long) count * inputSize;
    long out = (long) count * outputSize;
    if (count < 1 || examples.length < in || results.length < out) {
      throw new IllegalArgumentException(
          "%d examples need %d numbers in and %d out; given are %d and %d"
              .formatted(count, in, out, examples.length, results.length));
    }
  }

  private void piece(float[] examples, float[] results, int from, int count) {
    frame.b = Scratch.floats(Scratch.Purpose.WORKSPACE, entry.workspace(count));
    frame.batch = count;
    frame.draw.firstExample = from;
    give(examples, from, count);
    if (stateful) {
      carried.give(entry, frame, from);
    }
    model.run(number, frame);
    if (stateful) {
      carried.take(entry, frame, from);
    }
    take(results, from, count);
  }

  private void give(float[] examples, int from, int count) {
    int column = from * inputSize;
    for (int i = 0; i < inputs.length; i++) {
      int size = inputSizes[i];
      int at = inputs[i].at(entry, count);
      copy(examples, column, inputSize, frame.b, at, size, size, count);
      column += size;
    }
  }

  private void take(float[] results, int from, int count) {
    int column = from * outputSize;
    for (int i = 0; i < outputs.length; i++) {
      int size = outputSizes[i];
      int at = outputs[i].at(entry, count);
      // A shared output is the same for every example.
      int step = outputs[i].perExample() ? size : 0;
      copy(frame.b, at, step, results, column, outputSize, size, count);
      column += size;
    }
  }

  /** Copies {@code count} rows of {@code size} floats, which lie some steps apart. */
  private static void copy(
      float[] from, int at, int step, float[] to, int place, int distance, int size, int count) {
    if (step == size && distance == size) {
      System.arraycopy(from, at, to, place, count * size);
      return;
    }
    for (int i = 0; i < count; i++) {
      System.arraycopy(from, at + i * step, to, place + i * distance, size);
    }
  }
}
