package nnet.runtime.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Training;
import nnet.runtime.model.Update;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.Pool;

/**
 * A phase's optimizer with its states. Elements are updated apart from each other, so that any
 * splitting among threads gives the same bits.
 */
final class OptimizerRun {
  private static final int MOST_PIECES = 16;

  /** Elements that are worth a piece of their own; whole vectors whatever their width. */
  private static final int PIECE = 1 << 14;

  private final Model model;
  private final int phase;
  private final Training.Range[] ranges;
  private final double[] scalars;
  private final double[] options;
  private final Update[] updates;
  private final BlockTask task = this::runPiece;
  private Training.Range range = new Training.Range(0, 0);
  private int length;

  OptimizerRun(Model model, int number, Training.Phase phase, Weights weights, float[] gradients) {
    this.model = model;
    this.phase = number;
    this.ranges = phase.ranges().toArray(Training.Range[]::new);
    this.scalars = phase.scalarInitials().stream().mapToDouble(Double::doubleValue).toArray();
    this.options = new double[phase.options().size()];
    float[] parameters = weights.parameters();
    float[][] states = new float[phase.states()][parameters.length];
    for (int i = 0; i < states.length; i++) {
      Arrays.fill(states[i], phase.stateInitials().get(i).floatValue());
    }
    this.updates =
        IntStream.range(0, MOST_PIECES)
            .mapToObj(i -> new Update(parameters, gradients, states, scalars.clone(), options))
            .toArray(Update[]::new);
  }

  Training.Range[] ranges() {
    return ranges;
  }

  void step(Progress progress) {
    model.options(phase, progress, options);
    for (Update update : updates) {
      update.step = progress.step();
    }
    for (Training.Range each : ranges) {
      range = each;
      int size = each.to() - each.from();
      int pieces = Math.clamp(Math.ceilDiv(size, PIECE), 1, MOST_PIECES);
      length = Math.max(1, Math.ceilDiv(Math.ceilDiv(size, pieces), PIECE)) * PIECE;
      Pool.run(Math.ceilDiv(size, length), task);
    }
    if (ranges.length > 0) {
      System.arraycopy(updates[0].scalars, 0, scalars, 0, scalars.length);
    }
  }

  /** Scalar states advance once a step, so that every piece begins with those of the last step. */
  private void runPiece(int piece) {
    Update update = updates[piece];
    System.arraycopy(scalars, 0, update.scalars, 0, scalars.length);
    update.from = range.from() + piece * length;
    update.to = Math.min(range.to(), update.from + length);
    model.update(phase, update);
  }
}
