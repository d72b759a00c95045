package nnet.runtime.predict;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Slot;

/**
 * One example whose axes are shorter than the room there is for them. Outside it has nothing but
 * its own elements; inside zeros stand behind its end.
 *
 * @param lengths how long it is, by the name of the {@code dim}
 */
record RaggedValues(Map<String, Integer> lengths) {

  /** The lengths that are given, and those that the number of values of an input tells. */
  static RaggedValues of(List<Slot> inputs, Map<String, float[]> example) {
    Map<String, Integer> lengths = new HashMap<>();
    for (Slot slot : inputs) {
      float[] given = example.get(slot.name());
      if (slot.kind() == Slot.Kind.LENGTH && given != null) {
        lengths.put(slot.name(), checked(slot, given));
      }
    }
    for (Slot slot : inputs) {
      float[] given = example.get(slot.name());
      if (given != null) {
        infer(slot, given.length, lengths);
      }
    }
    return new RaggedValues(lengths);
  }

  private static int checked(Slot slot, float[] given) {
    if (given.length != 1 || !slot.takes(given[0])) {
      throw new UserError(
          "`%s` is one whole number from 1 to %d, not %s"
              .formatted(slot.name(), slot.classes() - 1, Arrays.toString(given)));
    }
    return (int) given[0];
  }

  /** Where one length of an input is open, its number of values tells it. */
  private static void infer(Slot slot, int values, Map<String, Integer> lengths) {
    List<String> open =
        slot.dims().stream().filter(dim -> !dim.isEmpty() && !lengths.containsKey(dim)).toList();
    if (open.size() != 1) {
      return;
    }
    int axis = slot.dims().indexOf(open.getFirst());
    int row = 1;
    for (int other = 0; other < slot.shape().size(); other++) {
      row *= other == axis ? 1 : size(slot, other, lengths);
    }
    int most = slot.shape().get(axis);
    if (values % row != 0 || values < row || values / row > most) {
      throw new UserError(
          "input `%s` takes %d numbers for each of 1 to %d places, not %d numbers"
              .formatted(slot.name(), row, most, values));
    }
    lengths.put(open.getFirst(), values / row);
  }

  private static int size(Slot slot, int axis, Map<String, Integer> lengths) {
    String dim = slot.dims().isEmpty() ? "" : slot.dims().get(axis);
    return dim.isEmpty() ? slot.shape().get(axis) : lengths.getOrDefault(dim, 1);
  }

  /** The number of values that the example has. */
  int count(Slot slot) {
    int count = 1;
    for (int axis = 0; axis < slot.shape().size(); axis++) {
      count *= size(slot, axis, lengths);
    }
    return count;
  }

  /** The values with as much room as the slot has. */
  void widen(Slot slot, float[] values, float[] wide, int at) {
    move(slot, 0, 0, 0, (own, place) -> wide[at + place] = values[own]);
  }

  /** The values alone. */
  float[] narrow(Slot slot, float[] wide, int at) {
    float[] values = new float[count(slot)];
    move(slot, 0, 0, 0, (own, place) -> values[own] = wide[at + place]);
    return values;
  }

  @FunctionalInterface
  private interface Move {
    void move(int own, int place);
  }

  private void move(Slot slot, int axis, int own, int place, Move move) {
    if (axis == slot.shape().size()) {
      move.move(own, place);
      return;
    }
    int size = size(slot, axis, lengths);
    for (int i = 0; i < size; i++) {
      move(slot, axis + 1, own * size + i, place * slot.shape().get(axis) + i, move);
    }
  }
}
