package nnet.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.benchmarks.engine.Latency;
import nnet.benchmarks.engine.Round;

/** An engine with a workload that it has prepared, and the turns it had. */
final class Entrant {
  private final Child child;
  private final Item item;
  private final long parameters;
  private final List<Turn> turns = new ArrayList<>();

  private Entrant(Child child, Item item, long parameters) {
    this.child = child;
    this.item = item;
    this.parameters = parameters;
  }

  /** Empty if the engine cannot do it. */
  static Optional<Entrant> prepare(Child child, Item item) throws Failure {
    String answer = child.ask("prepare " + item.workload());
    return answer.equals("cannot")
        ? Optional.empty()
        : Optional.of(new Entrant(child, item, Long.parseLong(answer)));
  }

  Child child() {
    return child;
  }

  void warmUp(long cpuNanos) throws Failure {
    child.ask("warm " + cpuNanos);
  }

  /**
   * @param clock {@code round} for so long by the clock, {@code cpu-round} by CPU time
   */
  void turn(String clock, long nanos) throws Failure {
    long start = System.nanoTime();
    long busy = Machine.busyNanos();
    Round round = Round.parse(child.ask(clock + " " + nanos));
    busy = Machine.busyNanos() - busy;
    double others = Machine.others(busy, round.process(), System.nanoTime() - start);
    Optional<Latency> latency =
        item.isLatency()
            ? Optional.of(Latency.parse(child.ask("latencies " + nanos / 2)))
            : Optional.empty();
    turns.add(new Turn(round, others, latency));
  }

  Outcome outcome(int threads) throws Failure {
    double check = Double.parseDouble(child.ask("check"));
    long peak = Long.parseLong(child.ask("peak"));
    return new Outcome(item, threads, child.peer(), turns, parameters, check, peak);
  }

  /** Where the time goes, as a table. */
  String profile(long cpuNanos) throws Failure {
    return child.ask("profile " + cpuNanos);
  }
}
