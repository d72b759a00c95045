package nnet.benchmarks.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nnet.benchmarks.report.Figures;
import nnet.benchmarks.report.Statistics;
import nnet.benchmarks.report.Table;

/** The goals of what was measured, and how far each is reached. */
final class GoalTable {
  private final Outcomes outcomes;
  private final Table table =
      new Table("goal", "threads", "beside", "wanted", "measured", "reached");
  private int goals;
  private int reached;

  private GoalTable(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /**
   * @param start how many times sooner than the best peer the first prediction of a fresh JVM is
   *     there
   */
  static String of(Outcomes outcomes, Optional<Double> start) {
    GoalTable table = new GoalTable(outcomes);
    for (int threads : outcomes.threads()) {
      table.addRates(threads);
      table.addMemory(threads);
      table.addBytes(threads);
      table.addProducts(threads);
    }
    start.ifPresent(ratio -> table.atLeast("start", 1, "", Goals.START, ratio));
    return table.text();
  }

  private String text() {
    return goals == 0 ? "" : table + "\n" + reached + " of " + goals + " are reached.\n";
  }

  private void addRates(int threads) {
    for (Goals.Rate goal : Goals.RATES) {
      for (Item item : outcomes.items()) {
        Optional<Double> ratio = outcomes.ratio(item, threads);
        if (item.name().equals(goal.item()) && ratio.isPresent()) {
          String peer = outcomes.bestPeer(item, threads).orElseThrow().peer().name();
          atLeast(item.name(), threads, peer, goal.least(), ratio.get());
        }
      }
    }
  }

  private void addMemory(int threads) {
    for (Item item : outcomes.items()) {
      Optional<Outcome> nnet = outcomes.nnet(item, threads);
      Optional<Outcome> leanest = leanestPeer(item, threads);
      boolean counts = item.isTraining() && Goals.rate(item).isPresent();
      if (counts && nnet.isPresent() && leanest.isPresent()) {
        double share = (double) nnet.get().peak() / leanest.get().peak();
        String name = item.name() + ", peak memory";
        atMost(name, threads, leanest.get().peer().name(), Goals.MEMORY, share);
      }
    }
  }

  private Optional<Outcome> leanestPeer(Item item, int threads) {
    return outcomes.of(item, threads).stream()
        .filter(each -> !each.peer().isNnet())
        .min(Comparator.comparingLong(Outcome::peak));
  }

  /** Of networks that grow, some steps are over before all loops are compiled. */
  private void addBytes(int threads) {
    outcomes.where(item -> !item.isProduct() && !Growth.isOne(item)).items().stream()
        .flatMap(item -> outcomes.nnet(item, threads).stream())
        .max(Comparator.comparingDouble(Outcome::bytes))
        .ifPresent(most -> atMost("bytes a step", threads, "", 0, most.bytes()));
  }

  private void addProducts(int threads) {
    List<Double> ratios = new ArrayList<>();
    List<Double> gains = new ArrayList<>();
    for (Item item : outcomes.where(Item::isProduct).items()) {
      outcomes.ratio(item, threads).ifPresent(ratios::add);
      outcomes.gain(item, threads).ifPresent(gains::add);
    }
    if (!ratios.isEmpty()) {
      double mean = Statistics.geometricMean(ratios);
      double least = ratios.stream().min(Comparator.naturalOrder()).orElseThrow();
      atLeast("products, geometric mean", threads, "", Goals.PRODUCTS, mean);
      atLeast("products, the least", threads, "", Goals.EACH_PRODUCT, least);
    }
    if (!gains.isEmpty() && threads == 2) {
      double gain = Statistics.geometricMean(gains);
      atLeast("products, beside 1 thread", threads, "", Goals.TWO_THREADS, gain);
    }
  }

  private void atLeast(String goal, int threads, String peer, double least, double measured) {
    add(goal, threads, peer, ">= " + Figures.ratio(least), measured, measured >= least);
  }

  private void atMost(String goal, int threads, String peer, double most, double measured) {
    add(goal, threads, peer, "<= " + Figures.ratio(most), measured, measured <= most);
  }

  private void add(
      String goal, int threads, String peer, String wanted, double measured, boolean isReached) {
    goals++;
    reached += isReached ? 1 : 0;
    String figure = measured < 100 ? Figures.ratio(measured) : Figures.number(measured);
    table.add(goal, Integer.toString(threads), peer, wanted, figure, isReached ? "yes" : "no");
  }
}
