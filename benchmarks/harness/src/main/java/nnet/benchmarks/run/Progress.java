package nnet.benchmarks.run;

import nnet.benchmarks.report.Figures;
import nnet.benchmarks.report.Statistics;

/** What is told of an outcome as soon as it is there. */
final class Progress {
  private Progress() {}

  static String line(Outcome outcome, boolean byCpu) {
    double rate = Statistics.median(byCpu ? outcome.ratesByCpu() : outcome.rates());
    return "%-28s %d  %-12s %20s  CPU %s ms/step%s  others %s"
        .formatted(
            outcome.item().name(),
            outcome.threads(),
            outcome.peer().name(),
            outcome.item().figure(rate),
            Figures.number(outcome.cpuMillis()),
            outcome
                .latency()
                .map(each ->
                    "  " + Figures.number(each.median()) + " us, p99 " + Figures.number(each.p99()))
                .orElse(""),
            Figures.percent(outcome.others()));
  }
}
