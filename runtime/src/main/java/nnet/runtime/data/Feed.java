package nnet.runtime.data;

import nnet.runtime.io.Weights;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Model;
import nnet.runtime.model.Slot;

/** Fills the inputs and targets of one entry with rows. For one thread at a time. */
public final class Feed {
  private final Batches batches;
  private final Entry entry;
  private final Slot[] from;
  private final Slot[] to;

  /**
   * @param batches which several entries that take the same rows may share
   */
  public Feed(Batches batches, Entry entry) {
    this.batches = batches;
    this.entry = entry;
    this.to = entry.given().toArray(Slot[]::new);
    this.from = new Slot[to.length];
    for (int i = 0; i < to.length; i++) {
      from[i] = batches.layout().result(to[i].name());
    }
  }

  /**
   * @param capacity the largest batch
   */
  public Feed(Model model, Weights weights, Entry entry, int capacity) {
    this(new Batches(model, weights, capacity), entry);
  }

  /**
   * Writes the rows {@code order[start] .. order[start + count - 1]} into a workspace.
   *
   * @param order that nobody changes
   */
  public void fill(Part part, int[] order, int start, int count, float[] workspace) {
    DataRun run = batches.of(part, order, start, count);
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
