package nnet.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import nnet.benchmarks.engine.Latency;
import nnet.benchmarks.engine.Round;
import nnet.benchmarks.work.Form;
import nnet.benchmarks.work.Workload;
import org.junit.jupiter.api.Test;

final class ResultsTest {
  private static final Peer OTHER = new Peer("other", "other", "Other", List.of(), Map.of());

  private static Item item(String name) {
    return Suite.all().stream().filter(item -> item.name().equals(name)).findFirst().orElseThrow();
  }

  /** Turns of a second by the clock with so many steps, each of half of it by CPU time. */
  private static Outcome outcome(Item item, Peer peer, double others, double... steps) {
    return outcome(item, 1, peer, others, steps);
  }

  private static Outcome outcome(
      Item item, int threads, Peer peer, double others, double... steps) {
    List<Turn> turns =
        DoubleStream.of(steps)
            .mapToObj(count ->
                new Round((long) count, 1_000_000_000, 500_000_000, 500_000_000, 8 * (long) count))
            .map(round -> new Turn(round, others, Optional.of(new Latency(1, 2))))
            .toList();
    return new Outcome(item, threads, peer, turns, 1_000, 2.3, 204_800);
  }

  private static Results results(double others, Item item) {
    Results results = new Results(false);
    results.add(
        List.of(
            outcome(item, OTHER, others, 100, 10, 100),
            outcome(item, Peers.NNET, 0, 150, 15, 145)));
    return results;
  }

  @Test
  void theFastestComesFirstAndOthersAreComparedTurnByTurn() {
    assertThat(results(0, item("cnn")).toString())
        .contains(
            """
            | cnn      |       1 | nnet   | 145 step/s |   47 % |           |       1.00 |   2.00 |        3.45 |       8.00 |      200 |    0 % |      1,000 |  2.30 |
            | cnn      |       1 | other  | 100 step/s |   45 % |      1.50 |       1.00 |   2.00 |        5.00 |            |      200 |    0 % |      1,000 |  2.30 |
            """);
  }

  @Test
  void goalsAreCompared() {
    assertThat(results(0, item("cnn")).toString())
        .contains(
            """
            | goal             | threads | beside | wanted  | measured | reached |
            |------------------|--------:|--------|---------|---------:|---------|
            | cnn              |       1 | other  | >= 1.40 |     1.50 | yes     |
            | cnn, peak memory |       1 | other  | <= 0.50 |     1.00 | no      |
            | bytes a step     |       1 |        | <= 0.00 |     8.00 | no      |

            1 of 3 are reached.
            """);
  }

  @Test
  void productsHaveGoalsTogetherAndAlone() {
    Results results = new Results(false);
    results.add(products(1, 1_000_000, 1_000_000));
    results.add(products(2, 1_950_000, 2_600_000));
    assertThat(results.toString())
        .contains(
            """
            | products, geometric mean  |       1 |        | >= 1.00 |     1.00 | yes     |
            | products, the least       |       1 |        | >= 0.85 |     1.00 | yes     |
            | products, geometric mean  |       2 |        | >= 1.00 |     0.75 | no      |
            | products, the least       |       2 |        | >= 0.85 |     0.75 | no      |
            | products, beside 1 thread |       2 |        | >= 1.90 |     1.95 | yes     |
            """);
  }

  private static List<Outcome> products(int threads, double nnet, double other) {
    Item item = new Item("product-nn-10x10x10", new Workload.Product(Form.NN, 10, 10, 10));
    return List.of(
        outcome(item, threads, OTHER, 0, other), outcome(item, threads, Peers.NNET, 0, nnet));
  }

  @Test
  void theStartIsAGoalToo() {
    Results results = new Results(false);
    results.addStart("", Optional.of(2.4));
    assertThat(results.toString())
        .contains("| start |       1 |        | >= 2.50 |     2.40 | no      |");
  }

  @Test
  void cpuTimeIsWhatTheStepsTook() {
    Item item = item("cnn");
    Outcomes outcomes = new Outcomes(List.of(outcome(item, OTHER, 0, 100)), true);
    assertThat(outcomes.rate(outcomes.all().getFirst())).isEqualTo(200);
  }

  @Test
  void aBusyMachineIsToldOf() {
    assertThat(results(0.02, item("cnn")).warning()).isEmpty();
    assertThat(results(0.2, item("cnn")).warning())
        .hasValueSatisfying(text -> assertThat(text).contains("had up to 20 % of the machine"));
  }

  @Test
  void productsHaveAColumnForEachEngine() {
    Item item = new Item("product-nn-10x10x10", new Workload.Product(Form.NN, 10, 10, 10));
    Results results = new Results(false);
    results.add(
        List.of(outcome(item, OTHER, 0, 2_000_000), outcome(item, Peers.NNET, 0, 1_000_000)));
    assertThat(results.toString())
        .contains(
            """
            | product             | other | nnet | nnet : best | spread |
            |---------------------|------:|-----:|------------:|-------:|
            | product-nn-10x10x10 |  4.00 | 2.00 |        0.50 |    0 % |

            nnet : best, geometric mean 0.50, least 0.50.
            """);
  }

  @Test
  void goalsBeyondThePeakAreSeen() {
    Results results = results(0, item("cnn"));
    assertThat(results.toString()).doesNotContain("limit");
    results.peak(1, 600);
    assertThat(results.toString())
        .contains("## What the limit is", "at most 600 GFLOP/s with 1 thread,")
        .contains(
            "| cnn      |       1 |       4.58 |     7.63 |    6.90 |        111 % | other     | 10.0 |      76 % | 1.40 |      107 % |");
  }

  @Test
  void moreThreadsAreComparedWithOne() {
    Item item = new Item("product-nn-10x10x10", new Workload.Product(Form.NN, 10, 10, 10));
    Results results = new Results(false);
    results.add(List.of(outcome(item, 1, Peers.NNET, 0, 1_000_000)));
    results.add(
        List.of(outcome(item, 2, Peers.NNET, 0, 1_900_000), outcome(item, 2, OTHER, 0, 1_900_000)));
    assertThat(results.toString()).contains("nnet with 2 threads : with 1, geometric mean 1.90.");
  }

  @Test
  void growthHasAColumnForEachFactor() {
    Results results = new Results(false);
    results.add(List.of(outcome(item("growth-mlp-width-x1"), Peers.NNET, 0, 100)));
    results.add(List.of(outcome(item("growth-mlp-width-x2"), Peers.NNET, 0, 50)));
    assertThat(results.toString())
        .contains("| mlp width | nnet   |     10.0 |     20.0 |          |          |");
  }
}
