package nnet.runtime.progress;

import java.io.PrintStream;
import java.util.List;
import nnet.runtime.train.History;
import nnet.runtime.train.TrainingListener;

/** A line for an epoch; of many epochs, for some of them. */
public final class LineProgress implements TrainingListener {
  private static final int MOST_LINES = 20;

  private final PrintStream out;
  private Pace pace = new Pace(1, 1);
  private int epochs;
  private int examples;

  public LineProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(int epochs, int batches, int examples) {
    this.epochs = epochs;
    this.examples = examples;
    this.pace = new Pace(epochs, examples);
  }

  @Override
  public void resumed(List<History.Epoch> done, int seen) {
    pace.begin(pace.seen(done.size() + 1, seen));
    out.println("going on in epoch " + Math.min(epochs, done.size() + 1) + "/" + epochs);
  }

  @Override
  public void finished(History.Epoch epoch) {
    int every = Math.ceilDiv(epochs, MOST_LINES);
    if (epoch.number() % every == 0 || epoch.number() == epochs || epoch.number() == 1) {
      long seen = pace.seen(epoch.number(), examples);
      String left = epoch.number() == epochs ? "" : "  " + pace.left(seen);
      out.println(
          "epoch "
              + epoch.number()
              + "/"
              + epochs
              + (epoch.stage().isEmpty() ? "" : "  " + epoch.stage())
              + "  "
              + Measures.line(epoch.values())
              + "  "
              + pace.perSecond(seen)
              + left);
    }
  }

  @Override
  public void ended(History history) {
    if (history.stoppedEarly()) {
      out.println(
          "stopped after epoch "
              + history.epochs().size()
              + ": no better than epoch "
              + history.best());
    }
  }
}
