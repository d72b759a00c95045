package nnet.benchmarks.run;

import java.util.Map;
import java.util.Optional;
import nnet.benchmarks.report.Figures;
import nnet.benchmarks.report.Table;
import nnet.benchmarks.work.Operations;
import nnet.benchmarks.work.Workload;

/** How far from the peak of the processors training is, and which goals would be beyond it. */
final class LimitTable {
  private static final String WORDS =
      """
      No product is faster than fused multiply-adds in registers alone, of which the processors do at most PEAK,
      by CPU time. The products of a step take so many operations, so that it takes at least so long, with nothing else
      done at all. What a goal takes is the share of the peak that the best peer reaches, times the goal: above 100 % it is
      out of reach on this machine, and near it all that is no product (activations, normalization, the update) would have
      to be free. Convolutions count as their definition has them, and can be had for less: minimal filtering takes 2.25
      times fewer multiplications where the kernel is 3 x 3.

      """;

  private final Outcomes outcomes;
  private final Map<Integer, Double> peaks;
  private final Table table =
      new Table(
          "training",
          "threads",
          "GFLOP/step",
          "least ms",
          "nnet ms",
          "nnet's share",
          "best peer",
          "ms",
          "its share",
          "goal",
          "goal takes");

  private LimitTable(Outcomes outcomes, Map<Integer, Double> peaks) {
    this.outcomes = outcomes;
    this.peaks = peaks;
  }

  /**
   * @param peaks GFLOP/s by the number of threads
   */
  static String of(Outcomes outcomes, Map<Integer, Double> peaks) {
    LimitTable limit = new LimitTable(outcomes, peaks);
    for (Item item : outcomes.items()) {
      if (item.workload() instanceof Workload.Training training) {
        peaks.forEach((threads, peak) -> limit.add(item, Operations.of(training), threads, peak));
      }
    }
    return limit.table.isEmpty() ? "" : WORDS.replace("PEAK", limit.peaks()) + limit.table;
  }

  private String peaks() {
    StringBuilder text = new StringBuilder();
    peaks.forEach((threads, peak) ->
        text.append(text.isEmpty() ? "" : ", ")
            .append(Figures.number(peak))
            .append(" GFLOP/s with ")
            .append(threads)
            .append(threads == 1 ? " thread" : " threads"));
    return text.toString();
  }

  private void add(Item item, double operations, int threads, double peak) {
    Optional<Outcome> nnet = outcomes.nnet(item, threads);
    Optional<Outcome> best = outcomes.bestPeer(item, threads);
    if (nnet.isEmpty() && best.isEmpty()) {
      return;
    }
    // By CPU time, the threads of an engine follow one another.
    double least = operations / (1e9 * (outcomes.byCpu() ? peak / threads : peak));
    Optional<Double> goal = Goals.rate(item);
    table.add(
        item.name(),
        Integer.toString(threads),
        Figures.number(operations / 1e9),
        millis(Optional.of(least)),
        millis(nnet.map(this::seconds)),
        share(nnet, least).map(Figures::percent).orElse(""),
        best.map(each -> each.peer().name()).orElse(""),
        millis(best.map(this::seconds)),
        share(best, least).map(Figures::percent).orElse(""),
        goal.map(Figures::ratio).orElse(""),
        goal.flatMap(times -> share(best, least).map(share -> times * share))
            .map(Figures::percent)
            .orElse(""));
  }

  private double seconds(Outcome outcome) {
    return 1 / outcomes.rate(outcome);
  }

  private Optional<Double> share(Optional<Outcome> outcome, double least) {
    return outcome.map(each -> least / seconds(each));
  }

  private static String millis(Optional<Double> seconds) {
    return seconds.map(each -> Figures.number(1e3 * each)).orElse("");
  }
}
