package nnet.runtime.model;

import java.util.ArrayList;
import java.util.List;
import nnet.runtime.kernel.CacheLine;

/**
 * A way into a model: {@code initialize}, {@code predict}, {@code evaluate}, {@code data}, {@code
 * train_<phase>}, {@code gradients_<loss>}.
 *
 * @param perExample floats of workspace for each example
 * @param shared floats of workspace whatever the batch
 * @param perPair floats of workspace for each pair of examples, where each sees all others
 */
public record Entry(
    String name, int perExample, int shared, int perPair, List<Slot> inputs, List<Slot> outputs) {

  public Entry {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The inputs that come from data: all but what is carried from the batch before. */
  public List<Slot> given() {
    List<Slot> given = new ArrayList<>();
    for (Slot slot : inputs) {
      if (slot.kind() != Slot.Kind.CARRIED) {
        given.add(slot);
      }
    }
    return given;
  }

  /** Whether a batch goes on where the one before ended. */
  public boolean isStateful() {
    return given().size() < inputs.size();
  }

  /**
   * The index in the workspace of what lies {@code offset} floats an example behind its beginning,
   * or so many behind all that is there for each example.
   */
  int place(boolean forEach, int offset, int batch) {
    return CacheLine.FIRST + (forEach ? offset * batch : perExample * batch + offset);
  }

  /** Floats of workspace for a batch, however many. */
  public long floats(long batch) {
    long own = Math.addExact(Math.multiplyExact(perExample, batch), shared);
    long pairs = Math.multiplyExact(perPair, Math.multiplyExact(batch, batch));
    return Math.addExact(CacheLine.FIRST + Frame.SPARE, Math.addExact(own, pairs));
  }

  /** Floats of workspace for a batch, which begins on a line of the cache. */
  public int workspace(int batch) {
    return Math.toIntExact(floats(batch));
  }

  /** The most examples, at least one, whose own workspace and that of their pairs are so large. */
  public int capacity(int mostFloats, int mostRows) {
    int rows = Math.clamp(mostFloats / Math.max(1, perExample), 1, mostRows);
    return perPair == 0
        ? rows
        : Math.clamp((long) Math.sqrt((double) mostFloats / perPair), 1, rows);
  }
}
