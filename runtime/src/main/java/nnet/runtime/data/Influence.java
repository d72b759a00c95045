package nnet.runtime.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import nnet.runtime.model.Slot;

/**
 * What each factor reaches: found by giving examples the values of others, so that it is true of
 * any formula.
 *
 * @param factors in order
 * @param inputs by factor the elements of the network's inputs that change with it
 * @param targets by factor the positions of the targets that do
 */
public record Influence(List<Factor> factors, List<BitSet> inputs, List<BitSet> targets) {
  private static final int EXAMPLES = 256;

  /** The examples whose values are taken, counted from an example's own. */
  private static final int[] DONORS = {1, 7, 61};

  public Influence {
    factors = List.copyOf(factors);
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
  }

  /** Learnt from the first examples of a part. */
  public static Influence of(RawRows rows, Part part, List<Factor> factors) {
    int count = Math.min(EXAMPLES, part.size());
    float[] raw = rows.read(part, Dataset.inOrder(count));
    float[] before = rows.inputs(raw, count);
    List<BitSet> inputs = new ArrayList<>();
    List<BitSet> targets = new ArrayList<>();
    for (Factor factor : factors) {
      BitSet input = new BitSet();
      BitSet target = new BitSet();
      for (int donor : DONORS) {
        float[] other = exchanged(raw, count, factor, donor);
        int size = Slot.size(rows.inputs());
        differences(before, rows.inputs(other, count), size, input);
        for (int i = 0; i < rows.targets().size(); i++) {
          if (differs(rows, raw, other, count, rows.targets().get(i))) {
            target.set(i);
          }
        }
      }
      inputs.add(input);
      targets.add(target);
    }
    return new Influence(factors, inputs, targets);
  }

  private static float[] exchanged(float[] raw, int count, Factor factor, int donor) {
    float[] other = raw.clone();
    int width = raw.length / Math.max(1, count);
    for (int i = 0; i < count; i++) {
      for (int place : factor.places()) {
        other[i * width + place] = raw[(i + donor) % count * width + place];
      }
    }
    return other;
  }

  private static boolean differs(RawRows rows, float[] raw, float[] other, int count, Slot target) {
    BitSet changed = new BitSet();
    differences(rows.target(target, raw, count), rows.target(target, other, count), 1, changed);
    return !changed.isEmpty();
  }

  private static void differences(float[] a, float[] b, int width, BitSet changed) {
    for (int i = 0; i < a.length; i++) {
      if (Float.floatToIntBits(a[i]) != Float.floatToIntBits(b[i])) {
        changed.set(i % width);
      }
    }
  }

  /** The factors that the network sees something of. */
  public List<Factor> seen() {
    List<Factor> seen = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      if (!inputs.get(i).isEmpty()) {
        seen.add(factors.get(i));
      }
    }
    return seen;
  }

  /** The factors that an element of the inputs is made of. */
  public List<Factor> behind(int element) {
    List<Factor> behind = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      if (inputs.get(i).get(element)) {
        behind.add(factors.get(i));
      }
    }
    return behind;
  }

  /** The factors that a target is made of, by its position among them. */
  public List<Factor> ofTarget(int target) {
    List<Factor> behind = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      if (targets.get(i).get(target)) {
        behind.add(factors.get(i));
      }
    }
    return behind;
  }
}
