package nnet.runtime.progress;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import nnet.runtime.diagnosis.HealthWarning;
import nnet.runtime.train.History;
import nnet.runtime.train.TrainingListener;
import org.jspecify.annotations.Nullable;

/** A bar over the whole training, for terminals. */
public final class BarProgress implements TrainingListener {
  private static final long REFRESH_NANOS = 100_000_000;
  private static final int REFRESH_MILLIS = 200;

  private final PrintStream out;
  private Pace pace = new Pace(1, 1);
  private int epochs;
  private List<String> measures = List.of();
  private final List<HealthWarning> warnings = new ArrayList<>();
  private String stage = "";
  private long shown;
  private @Nullable ProgressBar bar;

  /** Written while training, read by the thread that draws. */
  private volatile BarLine line = new BarLine("training", 0, "", List.of(), "", "");

  public BarProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(int epochs, int batches, int examples) {
    this.epochs = epochs;
    this.pace = new Pace(epochs, examples);
    int columns = TerminalWidth.columns();
    this.bar =
        new ProgressBarBuilder()
            .setInitialMax(pace.total())
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .continuousUpdate()
            .setConsumer(new ConsoleProgressBarConsumer(out, columns))
            .setRenderer((state, length) -> line.text(columns))
            .build();
  }

  @Override
  public void resumed(List<History.Epoch> done, int seen) {
    pace.begin(pace.seen(done.size() + 1, seen));
    if (!done.isEmpty()) {
      finished(done.getLast());
    }
  }

  @Override
  public void entered(String name) {
    stage = " " + name;
  }

  @Override
  public void stepped(int epoch, int examples, double loss) {
    long now = System.nanoTime();
    if (now - shown > REFRESH_NANOS) {
      shown = now;
      long seen = pace.seen(epoch, examples);
      pace.reach(seen);
      line =
          new BarLine(
              "epoch " + epoch + "/" + epochs + stage,
              (double) seen / pace.total(),
              "loss " + Measures.number(loss),
              measures,
              pace.perSecond(),
              pace.left(seen));
    }
  }

  @Override
  public void finished(History.Epoch epoch) {
    measures =
        epoch.values().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("validation."))
            .map(entry -> Measures.line(Map.of(entry.getKey(), entry.getValue())))
            .toList();
  }

  /** The bar would run over it: it is shown below, at the end. */
  @Override
  public void warned(HealthWarning warning) {
    warnings.add(warning);
  }

  @Override
  public void interrupted() {
    if (bar != null) {
      bar.close();
    }
    tellWarnings();
  }

  @Override
  public void failed() {
    interrupted();
  }

  private void tellWarnings() {
    warnings.forEach(warning -> out.println(warning.lines()));
  }

  @Override
  public void ended(History history) {
    if (history.epochs().isEmpty()) {
      return;
    }
    History.Epoch last = history.epochs().getLast();
    if (bar != null) {
      double share = history.stoppedEarly() ? (double) last.number() / epochs : 1;
      String loss = "loss " + Measures.number(last.values().getOrDefault("train.loss", Double.NaN));
      String time = "in " + Measures.duration(pace.seconds());
      line = new BarLine("epoch " + last.number() + "/" + epochs, share, loss, measures, "", time);
      bar.close();
    }
    LineProgress.tellWhyItStopped(history, out);
    tellWarnings();
  }
}
