package nnet.runtime.predict;

import java.util.List;
import nnet.runtime.io.Weights;
import nnet.runtime.model.CarriedStates;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Slot;

/**
 * Predictions that go on from each other: what stateful layers keep of an example is there for the
 * one in its place in the next call. For one thread at a time.
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

  private final Model model;
  private final int number;
  private final Entry entry;
  private final int capacity;
  private final Frame frame;
  private final Slot[] inputs;
  private final Slot[] outputs;
  private final int inputSize;
  private final int outputSize;
  private final Inverse[] inverses;
  private final CarriedStates carried = new CarriedStates();

  Session(
      Model model,
      int number,
      Weights weights,
      List<Slot> inputs,
      List<Slot> outputs,
      List<Inverse> inverses) {
    this.model = model;
    this.number = number;
    this.entry = model.schema().entries().get(number);
    this.capacity = entry.capacity(MOST_FLOATS, MOST_ROWS);
    float[] workspace = new float[entry.workspace(1)];
    this.frame = new Frame(weights.parameters(), new float[0], weights.states(), workspace, 1);
    this.inputs = inputs.toArray(Slot[]::new);
    this.outputs = outputs.toArray(Slot[]::new);
    this.inputSize = inputs.stream().mapToInt(Slot::size).sum();
    this.outputSize = outputs.stream().mapToInt(Slot::size).sum();
    this.inverses = inverses.toArray(Inverse[]::new);
  }

  /** Begins anew: nothing is left of the examples before. */
  public void reset() {
    carried.reset();
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
    for (int from = 0; from < count; from += capacity) {
      piece(examples, results, from, Math.min(capacity, count - from));
    }
    for (Inverse inverse : inverses) {
      inverse.apply(frame.s, results, count, outputSize);
    }
  }

  private void check(float[] examples, float[] results, int count) {
    if (count < 1 || examples.length < count * inputSize || results.length < count * outputSize) {
      throw new IllegalArgumentException(
          "%d examples need %d numbers in and %d out; given are %d and %d"
              .formatted(
                  count, count * inputSize, count * outputSize, examples.length, results.length));
    }
  }

  private void piece(float[] examples, float[] results, int from, int count) {
    grow(count);
    frame.batch = count;
    frame.draw.firstExample = from;
    int column = 0;
    for (Slot slot : inputs) {
      int size = slot.size();
      int at = slot.at(entry, count);
      for (int i = 0; i < count; i++) {
        int row = (from + i) * inputSize + column;
        System.arraycopy(examples, row, frame.b, at + i * size, size);
      }
      column += size;
    }
    carried.give(entry, frame, from);
    model.run(number, frame);
    carried.take(entry, frame, from);
    column = 0;
    for (Slot slot : outputs) {
      int size = slot.size();
      int at = slot.at(entry, count);
      for (int i = 0; i < count; i++) {
        int row = (from + i) * outputSize + column;
        // A shared output is the same for every example.
        int source = slot.perExample() ? at + i * size : at;
        System.arraycopy(frame.b, source, results, row, size);
      }
      column += size;
    }
  }

  private void grow(int count) {
    int needed = entry.workspace(count);
    if (frame.b.length < needed) {
      frame.b = new float[needed];
    }
  }
}
