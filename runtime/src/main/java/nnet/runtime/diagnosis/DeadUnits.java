package nnet.runtime.diagnosis;

import java.util.ArrayList;
import java.util.List;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Made;
import nnet.runtime.model.Watch;

/**
 * Finds units of a relu that are 0 for every example of a batch. No gradient reaches them, so that
 * they stay so (Lu et al., "Dying ReLU and Initialization", 2019). On one batch a healthy sparse
 * layer has some; it is told where nearly all are.
 */
final class DeadUnits implements Watch {
  static final String KIND = "dead_relu";

  /** The share of a layer's units from which on it is told. */
  private static final double MOST = 0.9;

  /** With fewer examples a healthy unit may well be 0 for all of them. */
  private static final int LEAST_EXAMPLES = 16;

  private final Frame frame;
  private final Entry entry;
  private final List<Made> table;
  private final List<Found> found = new ArrayList<>();

  /** Of the units of a relu so many are 0. */
  private record Found(Made relu, int dead, int units) {}

  DeadUnits(Frame frame, Entry entry, List<Made> table) {
    this.frame = frame;
    this.entry = entry;
    this.table = table.stream().filter(made -> made.operation().equals("relu")).toList();
  }

  @Override
  public void after(int group) {
    for (Made made : table) {
      if (made.group() == group && made.perExample() && frame.batch >= LEAST_EXAMPLES) {
        int dead = dead(made);
        if (dead >= MOST * made.units()) {
          found.add(new Found(made, dead, made.units()));
        }
      }
    }
  }

  /** A unit of an image is a channel, at all places. */
  private int dead(Made made) {
    float[] array = made.array(frame);
    int from = made.from(entry, frame);
    int count = made.length(frame);
    boolean[] alive = new boolean[made.units()];
    for (int i = 0; i < count; i++) {
      alive[i % alive.length] |= array[from + i] != 0;
    }
    int dead = 0;
    for (boolean each : alive) {
      dead += each ? 0 : 1;
    }
    return dead;
  }

  List<HealthWarning> warnings(int epoch) {
    return found.stream().map(each -> warning(each, epoch)).toList();
  }

  private HealthWarning warning(Found each, int epoch) {
    String text =
        "%d of the %d units of the relu in %s are 0 for all %d examples of a batch: they learn"
                .formatted(each.dead(), each.units(), each.relu().where(), frame.batch)
            + " nothing any more";
    return new HealthWarning(
        KIND,
        each.relu().layer(),
        epoch,
        text,
        "a smaller learning rate, biases that begin at 0, or leaky_relu");
  }
}
