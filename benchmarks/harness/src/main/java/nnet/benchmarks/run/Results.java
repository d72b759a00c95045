package nnet.benchmarks.run;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nnet.benchmarks.engine.Latency;
import nnet.benchmarks.report.Figures;
import nnet.benchmarks.report.Statistics;
import nnet.benchmarks.report.Table;

/** Outcomes as a table; ratios are nnet's rate by a peer's. */
final class Results {
  /** What others may have of the machine before figures are doubtful. */
  static final double DISTURBED = 0.05;

  private final boolean byCpu;
  private final Table table =
      new Table(
          "workload",
          "threads",
          "engine",
          "figure",
          "spread",
          "nnet : it",
          "latency us",
          "p99 us",
          "CPU ms/step",
          "bytes/step",
          "peak MiB",
          "others",
          "check");

  private double worst;

  Results(boolean byCpu) {
    this.byCpu = byCpu;
  }

  void add(List<Outcome> outcomes) {
    Optional<Outcome> nnet =
        outcomes.stream().filter(outcome -> outcome.peer().isNnet()).findFirst();
    outcomes.stream()
        .sorted(Comparator.comparingDouble(this::rate).reversed())
        .forEach(outcome -> add(outcome, nnet));
  }

  private double rate(Outcome outcome) {
    return Statistics.median(rates(outcome));
  }

  private List<Double> rates(Outcome outcome) {
    return byCpu ? outcome.ratesByCpu() : outcome.rates();
  }

  private void add(Outcome outcome, Optional<Outcome> nnet) {
    worst = Math.max(worst, outcome.others());
    Optional<Latency> latency = outcome.latency();
    boolean java = outcome.peer().isNnet();
    table.add(
        outcome.item().name(),
        Integer.toString(outcome.threads()),
        outcome.peer().name(),
        outcome.item().figure(rate(outcome)),
        Figures.percent(Statistics.spread(rates(outcome))),
        nnet.isEmpty() || java
            ? ""
            : Figures.ratio(Statistics.ratio(rates(nnet.get()), rates(outcome))),
        latency.map(each -> Figures.number(each.median())).orElse(""),
        latency.map(each -> Figures.number(each.p99())).orElse(""),
        Figures.number(outcome.cpuMillis()),
        java ? Figures.number(outcome.bytes()) : "",
        Figures.number(outcome.peak() / 1024.0),
        Figures.percent(outcome.others()),
        Figures.number(outcome.check()));
  }

  /** A warning where other processes took part. */
  Optional<String> warning() {
    return worst <= DISTURBED
        ? Optional.empty()
        : Optional.of(
            "warning: other processes had up to "
                + Figures.percent(worst)
                + " of the machine during the turns of an engine: figures by the clock are too low, and"
                + " ratios are doubtful (--cpu-time is more robust)");
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
