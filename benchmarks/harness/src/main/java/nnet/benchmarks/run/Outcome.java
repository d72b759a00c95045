package nnet.benchmarks.run;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nnet.benchmarks.engine.Latency;
import nnet.benchmarks.engine.Round;
import nnet.benchmarks.report.Statistics;

/**
 * What one engine did in all its turns.
 *
 * @param parameters how many numbers it learns
 * @param check its last loss, or the sum of its last results
 * @param peak kilobytes
 */
record Outcome(
    Item item, int threads, Peer peer, List<Turn> turns, long parameters, double check, long peak) {

  List<Double> rates() {
    return each(item::rate);
  }

  /** The same by CPU time: as if it had always had a processor. */
  List<Double> ratesByCpu() {
    return each(round -> item.rate(byCpu(round)));
  }

  private static Round byCpu(Round round) {
    return new Round(round.steps(), round.cpu(), round.process(), round.cpu(), round.bytes());
  }

  double cpuMillis() {
    return Statistics.median(each(Round::cpuMillisPerStep));
  }

  /** Bytes that a step allocates; the least of all turns, as HotSpot may compile code once more. */
  double bytes() {
    return each(Round::bytesPerStep).stream().mapToDouble(Double::doubleValue).min().orElse(0);
  }

  double others() {
    return Statistics.median(turns.stream().map(Turn::others).toList());
  }

  Optional<Latency> latency() {
    List<Latency> all = turns.stream().flatMap(turn -> turn.latency().stream()).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Latency(
            Statistics.median(all.stream().map(Latency::median).toList()),
            Statistics.median(all.stream().map(Latency::p99).toList())));
  }

  private List<Double> each(ToDoubleFunction<Round> value) {
    return turns.stream().map(turn -> value.applyAsDouble(turn.round())).toList();
  }
}
