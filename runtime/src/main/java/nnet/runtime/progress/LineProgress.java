package nnet.runtime.progress;

import java.io.PrintStream;
import java.util.List;
import nnet.runtime.diagnosis.HealthWarning;
import nnet.runtime.train.History;
import nnet.runtime.train.TrainingListener;

/** A line for an epoch; of many epochs, for some of them; of long epochs, one a minute as well. */
public final class LineProgress implements TrainingListener {
  private static final int MOST_LINES = 20;
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final PrintStream out;
  private Pace pace = new Pace(1, 1);
  private int epochs;
  private int examples;
  private long shown;

  public LineProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(int epochs, int batches, int examples) {
    this.epochs = epochs;
    this.examples = examples;
    this.pace = new Pace(epochs, examples);
    this.shown = System.nanoTime();
  }

  @Override
  public void resumed(List<History.Epoch> done, int seen) {
    pace.begin(pace.seen(done.size() + 1, seen));
    if (done.size() < epochs) {
      out.println("going on in " + epoch(done.size() + 1));
    }
  }

  @Override
  public void stepped(int epoch, int seen, double loss) {
    if (System.nanoTime() - shown > MINUTE_NANOS) {
      int percent = (int) (100L * seen / examples);
      print(epoch(epoch) + "  " + percent + "%  loss " + Measures.number(loss), epoch, seen);
    }
  }

  @Override
  public void finished(History.Epoch epoch) {
    int every = Math.ceilDiv(epochs, MOST_LINES);
    if (epoch.number() % every == 0 || epoch.number() == epochs || epoch.number() == 1) {
      String stage = epoch.stage().isEmpty() ? "" : "  " + epoch.stage();
      String measures = Measures.line(epoch.values());
      print(epoch(epoch.number()) + stage + "  " + measures, epoch.number(), examples);
    }
  }

  @Override
  public void warned(HealthWarning warning) {
    out.println(warning.lines());
  }

  private String epoch(int number) {
    return "epoch " + number + "/" + epochs;
  }

  private void print(String text, int epoch, int inEpoch) {
    shown = System.nanoTime();
    long seen = pace.seen(epoch, inEpoch);
    pace.reach(seen);
    String left = seen == pace.total() ? "" : "  " + pace.left(seen);
    out.println(text + "  " + pace.perSecond() + left);
  }

  @Override
  public void ended(History history) {
    tellWhyItStopped(history, out);
  }

  static void tellWhyItStopped(History history, PrintStream out) {
    if (history.stoppedEarly()) {
      out.println(
          "stopped after epoch "
              + history.epochs().size()
              + ": no better than epoch "
              + history.best());
    }
  }
}
