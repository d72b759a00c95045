package nnet.runtime.generate;

import java.util.List;
import java.util.Optional;
import nnet.runtime.kernel.CacheLine;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Generation;
import nnet.runtime.model.Model;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.model.Update;

/**
 * A Markov chain of second order as a network: the token before the last one is a state that is fed
 * back, so that texts whose states were mixed up would be others.
 */
final class ChainModel implements Model {
  static final int TOKENS = 3;

  private final float[][][] next;
  private final Schema schema;

  /**
   * @param next by the token before, and the token
   */
  ChainModel(float[][][] next, Generation.Choice choice, Optional<Integer> until, int atMost) {
    this.next = next;
    Slot token = slot("token", Slot.Kind.INPUT, List.of(), 0, TOKENS);
    Slot before = slot("before", Slot.Kind.INPUT, List.of(1), 1, 0);
    Slot probability = slot("probability", Slot.Kind.OUTPUT, List.of(TOKENS), 2, TOKENS);
    Slot last = slot("last", Slot.Kind.OUTPUT, List.of(1), 2 + TOKENS, 0);
    Generation generation =
        new Generation(
            "Text",
            "generate_Text",
            "token",
            "probability",
            choice,
            List.of(new Generation.Feedback("before", "last")),
            until,
            atMost);
    schema =
        new Schema(
            "Chain",
            "chain.nnet",
            new Schema.Origin("test", "of no file"),
            List.of(),
            0,
            List.of(),
            0,
            List.of(
                new Entry(
                    "generate_Text",
                    3 + TOKENS,
                    0,
                    0,
                    List.of(token, before),
                    List.of(probability, last))),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(generation),
            List.of(),
            List.of());
  }

  private static Slot slot(
      String name, Slot.Kind kind, List<Integer> shape, int offset, int classes) {
    return new Slot(name, kind, shape, true, offset, classes);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  /** Inputs do not outlive a run: an emitted network may write other values over them. */
  @Override
  public void run(int entry, Frame frame) {
    int batch = frame.batch;
    int tokens = CacheLine.FIRST;
    int states = tokens + batch;
    int results = tokens + 2 * batch;
    for (int i = 0; i < batch; i++) {
      int token = (int) frame.b[tokens + i];
      int before = (int) frame.b[states + i];
      System.arraycopy(next[before][token], 0, frame.b, results + i * TOKENS, TOKENS);
      frame.b[results + TOKENS * batch + i] = token;
      frame.b[tokens + i] = -1;
      frame.b[states + i] = -1;
    }
  }

  @Override
  public void update(int phase, Update update) {
    throw new UnsupportedOperationException("nothing is trained");
  }

  @Override
  public void options(int phase, Progress progress, double[] values) {
    throw new UnsupportedOperationException("nothing is trained");
  }

  @Override
  public double metric(int metric, float[] states) {
    throw new UnsupportedOperationException("nothing is measured");
  }
}
