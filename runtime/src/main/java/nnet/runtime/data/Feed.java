package nnet.runtime.data;

import nnet.runtime.io.Weights;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Model;
import nnet.runtime.model.Slot;

/** Fills the inputs and targets of one entry with rows. For one thread at a time. */
public final class Feed {
  private final DataRun run;
  private final Entry entry;
  private final Slot[] from;
  private final Slot[] to;

  /**
   * @param capacity the largest batch
   */
  public Feed(Model model, Weights weights, Entry entry, int capacity) {
    this.run = new DataRun(model, weights, capacity);
    this.entry = entry;
    this.to = entry.given().toArray(Slot[]::new);
    this.from = new Slot[to.length];
    for (int i = 0; i < to.length; i++) {
      from[i] = result(to[i].name());
    }
  }

  private Slot result(String name) {
    return run.entry().outputs().stream()
        .filter(slot -> slot.kind() != Slot.Kind.FIT && slot.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the data give no value for " + name));
  }

  /** Writes the rows {@code order[start] .. order[start + count - 1]} into a workspace. */
  public void fill(Part part, int[] order, int start, int count, float[] workspace) {
    run.run(part, order, start, count);
    for (int i = 0; i < to.length; i++) {
      System.arraycopy(
          run.workspace(),
          run.at(from[i]),
          workspace,
          to[i].at(entry, count),
          to[i].size() * count);
    }
  }
}
