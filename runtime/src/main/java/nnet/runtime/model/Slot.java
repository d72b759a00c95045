package nnet.runtime.model;

import java.util.List;

/**
 * A tensor of an entry's workspace that the caller writes or reads.
 *
 * @param name for a gradient or a loss the path or name alone
 * @param shape of one example, or of the whole where it is shared
 * @param offset in floats; of a value per example it is to be multiplied by the batch
 * @param classes for labels the number of classes, for lengths one more than the largest, else 0
 * @param dims for each axis the name of its LENGTH, empty where its size is that of the shape for
 *     every example; empty altogether where that is so of all axes
 */
public record Slot(
    String name,
    Kind kind,
    List<Integer> shape,
    boolean perExample,
    int offset,
    int classes,
    List<String> dims) {

  public Slot {
    shape = List.copyOf(shape);
    dims = List.copyOf(dims);
  }

  /** One whose sizes are the same for every example. */
  public Slot(
      String name, Kind kind, List<Integer> shape, boolean perExample, int offset, int classes) {
    this(name, kind, shape, perExample, offset, classes, List.of());
  }

  /** What it is for. */
  public enum Kind {
    INPUT,
    TARGET,
    /** How long an example is along the axes that are called by this name. */
    LENGTH,
    /**
     * What an example leaves for the one in its place in the next batch: an output, and the input
     * of the same name. It begins with zeros.
     */
    CARRIED,
    /** A raw column of the data entry. */
    COLUMN,
    OUTPUT,
    /** In a training entry the scalar loss; in {@code evaluate} a number per example. */
    LOSS,
    /** In {@code evaluate} how much each example weighs in the loss of the same name. */
    LOSS_WEIGHT,
    /** In {@code gradients_output} how much each element of an output counts. */
    OUTPUT_WEIGHT,
    /** The sum of all penalties, a scalar. */
    PENALTY,
    /** The gradient with respect to a real input. */
    INPUT_GRADIENT,
    /** The input of a fitted transform, in the data entry; named by the transform's path. */
    FIT
  }

  /** The least label or length: no example is empty. */
  public int least() {
    return kind == Kind.LENGTH ? 1 : 0;
  }

  /** Whether a label or a length can be this; true of all else. */
  public boolean takes(float value) {
    return classes == 0 || (value >= least() && value < classes && value == (int) value);
  }

  /** Elements of one example, or of the whole where it is shared. */
  public int size() {
    int size = 1;
    // By index: nothing is allocated where an example is predicted.
    for (int i = 0; i < shape.size(); i++) {
      size = Math.multiplyExact(size, shape.get(i));
    }
    return size;
  }

  /** Elements of one example of all of these together. */
  public static int size(List<Slot> slots) {
    int size = 0;
    for (Slot slot : slots) {
      size = Math.addExact(size, slot.size());
    }
    return size;
  }

  /** The offset of the first element in a workspace of this entry for this batch. */
  public int at(Entry entry, int batch) {
    return entry.place(perExample, offset, batch);
  }
}
