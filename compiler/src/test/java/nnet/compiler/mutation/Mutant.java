package nnet.compiler.mutation;

import java.util.function.Predicate;
import nnet.compiler.graph.Region;

/**
 * A region with one change.
 *
 * @param change where and what, such as {@code multiply#2: factor 0 dropped}
 */
record Mutant(String change, Region region) {

  /** Whether it is not accepted; one that cannot be evaluated is noticed too. */
  boolean isNoticed(Predicate<Region> accepted) {
    try {
      return !accepted.test(region);
    } catch (IndexOutOfBoundsException | IllegalArgumentException outside) {
      return true;
    }
  }
}
