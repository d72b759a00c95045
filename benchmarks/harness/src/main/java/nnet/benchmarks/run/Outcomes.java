package nnet.benchmarks.run;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nnet.benchmarks.report.Statistics;

/**
 * What engines did, to be compared.
 *
 * @param byCpu whether rates are by CPU time, not by the clock
 */
record Outcomes(List<Outcome> all, boolean byCpu) {

  Outcomes {
    all = List.copyOf(all);
  }

  List<Double> rates(Outcome outcome) {
    return byCpu ? outcome.ratesByCpu() : outcome.rates();
  }

  double rate(Outcome outcome) {
    return Statistics.median(rates(outcome));
  }

  double spread(Outcome outcome) {
    return Statistics.spread(rates(outcome));
  }

  /** The outcomes of one item with so many threads, the fastest first. */
  List<Outcome> of(Item item, int threads) {
    return all.stream()
        .filter(outcome -> outcome.item().equals(item) && outcome.threads() == threads)
        .sorted(Comparator.comparingDouble(this::rate).reversed())
        .toList();
  }

  List<Item> items() {
    return all.stream().map(Outcome::item).distinct().toList();
  }

  List<Integer> threads() {
    return all.stream().map(Outcome::threads).distinct().sorted().toList();
  }

  List<String> engines() {
    return all.stream().map(outcome -> outcome.peer().name()).distinct().toList();
  }

  Optional<Outcome> nnet(Item item, int threads) {
    return of(item, threads).stream().filter(each -> each.peer().isNnet()).findFirst();
  }

  Optional<Outcome> bestPeer(Item item, int threads) {
    return of(item, threads).stream().filter(each -> !each.peer().isNnet()).findFirst();
  }

  /** How many times faster nnet was than this peer at the same; empty for nnet itself. */
  Optional<Double> ratio(Outcome peer) {
    return peer.peer().isNnet()
        ? Optional.empty()
        : nnet(peer.item(), peer.threads()).map(nnet -> Statistics.ratio(rates(nnet), rates(peer)));
  }

  /** The same by its best peer. */
  Optional<Double> ratio(Item item, int threads) {
    return bestPeer(item, threads).flatMap(this::ratio);
  }

  /** How many times faster nnet is with so many threads than with one; empty for one. */
  Optional<Double> gain(Item item, int threads) {
    return threads == 1
        ? Optional.empty()
        : nnet(item, 1).flatMap(alone -> nnet(item, threads).map(many -> rate(many) / rate(alone)));
  }

  Outcomes where(java.util.function.Predicate<Item> wanted) {
    return new Outcomes(all.stream().filter(each -> wanted.test(each.item())).toList(), byCpu);
  }

  /** The most that others had of the machine, in the median of an engine's turns. */
  double others() {
    return all.stream().mapToDouble(Outcome::others).max().orElse(0);
  }
}
