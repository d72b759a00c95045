package nnet.runtime.progress;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import nnet.runtime.train.History;
import nnet.runtime.train.TrainingListener;
import org.jspecify.annotations.Nullable;

/** A bar over the whole training, for terminals. */
public final class BarProgress implements TrainingListener {
  private static final int WIDTH = 110;
  private static final long REFRESH_NANOS = 100_000_000;

  private final PrintStream out;
  private Pace pace = new Pace(1, 1);
  private int epochs;
  private String measures = "";
  private long shown;
  private @Nullable ProgressBar bar;

  public BarProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(int epochs, int batches, int examples) {
    this.epochs = epochs;
    this.pace = new Pace(epochs, examples);
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("training")
            .setInitialMax(pace.total())
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
            .hideEta()
            .build();
  }

  @Override
  public void resumed(List<History.Epoch> done, int seen) {
    pace.begin(pace.seen(done.size() + 1, seen));
    done.stream().skip(Math.max(0, done.size() - 1)).forEach(this::finished);
  }

  @Override
  public void interrupted() {
    if (bar != null) {
      bar.close();
    }
  }

  @Override
  public void stepped(int epoch, int examples, double loss) {
    long now = System.nanoTime();
    if (bar != null && now - shown > REFRESH_NANOS) {
      shown = now;
      long seen = pace.seen(epoch, examples);
      bar.stepTo(seen);
      bar.setExtraMessage(
          " epoch %d/%d  loss %s%s  %s  %s"
              .formatted(
                  epoch,
                  epochs,
                  Measures.number(loss),
                  measures,
                  pace.perSecond(seen),
                  pace.left(seen)));
    }
  }

  @Override
  public void finished(History.Epoch epoch) {
    StringBuilder text = new StringBuilder();
    epoch
        .values()
        .forEach((name, value) -> {
          if (name.startsWith("validation.")) {
            text.append("  ").append(Measures.line(Map.of(name, value)));
          }
        });
    measures = text.toString();
  }

  @Override
  public void ended(History history) {
    if (bar != null) {
      if (!history.stoppedEarly()) {
        bar.stepTo(pace.total());
      }
      bar.close();
    }
    if (!history.epochs().isEmpty()) {
      History.Epoch last = history.epochs().getLast();
      String early = history.stoppedEarly() ? ", the best was epoch " + history.best() : "";
      out.println("epoch " + last.number() + "  " + Measures.line(last.values()) + early);
    }
  }
}
