package nnet.runtime.model;

import java.util.List;

/**
 * A way into a model: {@code initialize}, {@code predict}, {@code evaluate}, {@code data}, {@code
 * train_<phase>}, {@code gradients_<loss>}.
 *
 * @param perExample floats of workspace for each example
 * @param shared floats of workspace whatever the batch
 */
public record Entry(
    String name, int perExample, int shared, List<Slot> inputs, List<Slot> outputs) {

  public Entry {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The inputs that come from data: all but what is carried from the batch before. */
  public List<Slot> given() {
    return inputs.stream().filter(slot -> slot.kind() != Slot.Kind.CARRIED).toList();
  }

  /** Whether a batch goes on where the one before ended. */
  public boolean isStateful() {
    return inputs.stream().anyMatch(slot -> slot.kind() == Slot.Kind.CARRIED);
  }

  /** Floats of workspace for a batch. */
  public int workspace(int batch) {
    return Math.addExact(Math.multiplyExact(perExample, batch), shared);
  }
}
