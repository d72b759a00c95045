package nnet.runtime.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the examples of a batch leave for those in the same places of the next one: the states of
 * stateful layers. All are zeros at first.
 */
public final class CarriedStates {
  private final List<String> names = new ArrayList<>();
  private final List<float[]> values = new ArrayList<>();

  /** From here on nothing is carried from before. */
  public void reset() {
    // By index, here and below: an iterator would be allocated.
    for (int i = 0; i < values.size(); i++) {
      Arrays.fill(values.get(i), 0);
    }
  }

  /** Gives them to the examples of a batch, the first of which is in this place. */
  public void give(Entry entry, Frame frame, int place) {
    for (int i = 0; i < entry.inputs().size(); i++) {
      Slot slot = entry.inputs().get(i);
      if (slot.kind() == Slot.Kind.CARRIED) {
        int count = frame.batch * slot.size();
        float[] from = room(slot, place + frame.batch);
        System.arraycopy(from, place * slot.size(), frame.b, slot.at(entry, frame.batch), count);
      }
    }
  }

  /** Takes what the examples of a batch leave. */
  public void take(Entry entry, Frame frame, int place) {
    for (int i = 0; i < entry.outputs().size(); i++) {
      Slot slot = entry.outputs().get(i);
      if (slot.kind() == Slot.Kind.CARRIED) {
        int count = frame.batch * slot.size();
        float[] to = room(slot, place + frame.batch);
        System.arraycopy(frame.b, slot.at(entry, frame.batch), to, place * slot.size(), count);
      }
    }
  }

  /** Becomes equal to another. */
  public void take(CarriedStates other) {
    reset();
    for (int i = 0; i < other.names.size(); i++) {
      float[] from = other.values.get(i);
      float[] to = room(other.names.get(i), from.length);
      System.arraycopy(from, 0, to, 0, from.length);
    }
  }

  /** By name; not copies. */
  public Map<String, float[]> values() {
    Map<String, float[]> all = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      all.put(names.get(i), values.get(i));
    }
    return all;
  }

  /** Becomes what another had in {@link #values}. */
  public void set(Map<String, float[]> given) {
    names.clear();
    values.clear();
    given.forEach((name, value) -> {
      names.add(name);
      values.add(value);
    });
  }

  private float[] room(Slot slot, int places) {
    return room(slot.name(), Math.multiplyExact(places, slot.size()));
  }

  private float[] room(String name, int needed) {
    int index = names.indexOf(name);
    if (index < 0) {
      names.add(name);
      values.add(new float[needed]);
      return values.getLast();
    }
    if (values.get(index).length < needed) {
      values.set(index, Arrays.copyOf(values.get(index), needed));
    }
    return values.get(index);
  }
}
