package nnet.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.benchmarks.report.Figures;
import nnet.benchmarks.report.Statistics;
import nnet.benchmarks.report.Table;

/** What nnet wants to be beside the best peer of the same run, and what it is. */
final class GoalTable {
  /**
   * @param item by its name
   * @param least how many times the best peer's rate nnet's is to be
   */
  private record Goal(String item, double least) {}

  private static final List<Goal> GOALS =
      List.of(
          new Goal("mlp-rmsprop", 1.2),
          new Goal("mlp-adam", 1.2),
          new Goal("cnn", 1.4),
          new Goal("lstm", 1.5),
          new Goal("gru", 1.5),
          new Goal("transformer", 1.4),
          new Goal("predict-small", 25),
          new Goal("predict-mlp", 1),
          new Goal("predict-cnn", 1),
          new Goal("batch-small", 1),
          new Goal("batch-mlp", 1),
          new Goal("batch-cnn", 1));

  private static final double PRODUCTS = 1;
  private static final double MEMORY = 0.5;

  private GoalTable() {}

  /** How many times the best peer's rate nnet's is to be; empty where there is no goal. */
  static Optional<Double> goal(Item item) {
    return GOALS.stream()
        .filter(goal -> goal.item().equals(item.name()))
        .findFirst()
        .map(Goal::least);
  }

  static String of(Outcomes outcomes) {
    Table table =
        new Table(
            "work",
            "threads",
            "best peer",
            "goal",
            "nnet : best",
            "reached",
            "memory : least",
            "halved");
    Outcomes products = outcomes.where(Item::isProduct);
    for (int threads : outcomes.threads()) {
      for (Goal goal : GOALS) {
        outcomes.items().stream()
            .filter(item -> item.name().equals(goal.item()))
            .forEach(item -> add(table, outcomes, item, threads, goal.least()));
      }
      addProducts(table, products, threads);
    }
    return table.isEmpty() ? "" : table.toString();
  }

  private static void add(Table table, Outcomes outcomes, Item item, int threads, double least) {
    Optional<Double> ratio = outcomes.ratio(item, threads);
    if (ratio.isPresent()) {
      Optional<Double> memory =
          item.isTraining() ? memory(outcomes, item, threads) : Optional.empty();
      table.add(
          item.name(),
          Integer.toString(threads),
          outcomes.bestPeer(item, threads).map(peer -> peer.peer().name()).orElse(""),
          Figures.ratio(least),
          Figures.ratio(ratio.get()),
          ratio.get() >= least ? "yes" : "no",
          memory.map(Figures::ratio).orElse(""),
          memory.map(share -> share <= MEMORY ? "yes" : "no").orElse(""));
    }
  }

  /** nnet's peak of memory beside the least of its peers. */
  private static Optional<Double> memory(Outcomes outcomes, Item item, int threads) {
    return outcomes
        .nnet(item, threads)
        .map(nnet ->
            nnet.peak()
                / outcomes.of(item, threads).stream()
                    .filter(each -> !each.peer().isNnet())
                    .mapToDouble(Outcome::peak)
                    .min()
                    .orElse(Double.NaN));
  }

  private static void addProducts(Table table, Outcomes products, int threads) {
    List<Double> ratios = new ArrayList<>();
    products.items().forEach(item -> products.ratio(item, threads).ifPresent(ratios::add));
    if (!ratios.isEmpty()) {
      double mean = Statistics.geometricMean(ratios);
      table.add(
          "products, geometric mean",
          Integer.toString(threads),
          "",
          Figures.ratio(PRODUCTS),
          Figures.ratio(mean),
          mean >= PRODUCTS ? "yes" : "no",
          "",
          "");
    }
  }
}
