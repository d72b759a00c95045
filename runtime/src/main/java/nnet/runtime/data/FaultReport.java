package nnet.runtime.data;

import java.util.Collection;

/**
 * What was wrong in the rows of all sources, where that does not end everything.
 *
 * @param skipped rows that are left out
 * @param filled values that count as gaps
 */
public record FaultReport(FaultCount skipped, FaultCount filled) {

  static FaultReport of(Collection<Faults> sources) {
    FaultReport all = new FaultReport(new FaultCount(), new FaultCount());
    sources.forEach(source -> {
      all.skipped.add(source.skipped());
      all.filled.add(source.filled());
    });
    return all;
  }

  public boolean isEmpty() {
    return skipped.count() + filled.count() == 0;
  }
}
