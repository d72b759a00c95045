package nnet.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nnet.benchmarks.report.Figures;

/** All outcomes of a run as sections of a page. */
final class Results {
  /** What others may have of the machine before figures are doubtful. */
  private static final double DISTURBED = 0.05;

  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<String> sections = new ArrayList<>();
  private final SortedMap<Integer, Double> peaks = new TreeMap<>();
  private final boolean byCpu;
  private Optional<Double> start = Optional.empty();

  Results(boolean byCpu) {
    this.byCpu = byCpu;
  }

  void add(List<Outcome> more) {
    outcomes.addAll(more);
  }

  /** What so many threads do at most, in GFLOP/s. */
  void peak(int threads, double gigaflops) {
    peaks.put(threads, gigaflops);
  }

  /** How fresh JVMs started, and how many times sooner nnet was than the best peer. */
  void addStart(String text, Optional<Double> ratio) {
    add("From the start of a JVM to the first prediction, 784-512-10", text);
    start = ratio;
  }

  /** What was measured in another way. */
  void add(String title, String text) {
    sections.add(section(title, text));
  }

  private static String section(String title, String text) {
    return "## " + title + "\n\n" + text + "\n";
  }

  /** A warning where other processes took part. */
  Optional<String> warning() {
    double others = new Outcomes(outcomes, byCpu).others();
    return others <= DISTURBED
        ? Optional.empty()
        : Optional.of(
            "warning: other processes had up to "
                + Figures.percent(others)
                + " of the machine during the turns of an engine: figures by the clock are too low,"
                + " and ratios are doubtful (--cpu-time is more robust)");
  }

  @Override
  public String toString() {
    Outcomes all = new Outcomes(outcomes, byCpu);
    Outcomes works = all.where(item -> !item.isProduct() && !Growth.isOne(item));
    Outcomes products = all.where(Item::isProduct);
    Outcomes growth = all.where(Growth::isOne);
    StringBuilder text = new StringBuilder();
    String goals = GoalTable.of(all, start);
    if (!goals.isEmpty()) {
      text.append(section("Goals", goals));
    }
    if (!works.all().isEmpty()) {
      text.append(section("Training and prediction", WorkTable.of(works)));
    }
    String limit = LimitTable.of(works, peaks);
    if (!limit.isEmpty()) {
      text.append(section("What the limit is", limit));
    }
    for (int threads : products.threads()) {
      String title = "Matrix products in GFLOP/s, " + threads(threads);
      text.append(section(title, ProductTable.of(products, threads)));
    }
    for (int threads : growth.threads()) {
      text.append(section("Growth, " + threads(threads), GrowthTable.of(growth, threads)));
    }
    sections.forEach(text::append);
    return text.toString();
  }

  private static String threads(int threads) {
    return threads == 1 ? "1 thread" : threads + " threads";
  }
}
