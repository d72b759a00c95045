package nnet.runtime.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What the examples of a batch leave for those in the same places of the next one: the states of
 * stateful layers. All are zeros at first.
 */
public final class CarriedStates {
  private final Map<String, float[]> values = new HashMap<>();

  /** From here on nothing is carried from before. */
  public void reset() {
    values.values().forEach(each -> Arrays.fill(each, 0));
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
    other.values.forEach((name, from) -> {
      float[] to = values.get(name);
      if (to == null || to.length < from.length) {
        values.put(name, from.clone());
      } else {
        System.arraycopy(from, 0, to, 0, from.length);
      }
    });
  }

  private float[] room(Slot slot, int places) {
    float[] known = values.get(slot.name());
    int needed = Math.multiplyExact(places, slot.size());
    if (known == null || known.length < needed) {
      known = known == null ? new float[needed] : Arrays.copyOf(known, needed);
      values.put(slot.name(), known);
    }
    return known;
  }
}
