package nnet.runtime.drift;

import nnet.runtime.io.Histogram;

/** Which values are told apart: a bin is a place in an array of counts. */
public sealed interface Bins permits Intervals, Categories {
  /** The bin of gaps. */
  int MISSING = 0;

  /** The bin of categories that the network has no number of its own for. */
  int UNKNOWN = 1;

  /** The first bin of all others. */
  int FIRST = 2;

  /** Those that a quantity was counted in. */
  static Bins of(Quantity quantity, Histogram counted) {
    return quantity.categories().isPresent()
        ? quantity.categories().get()
        : new Intervals(counted.edges());
  }

  /** How many there are. */
  int size();

  /** The bin of a value; allocates nothing. */
  int of(float value);

  /** For people. */
  String label(int bin);

  /** Whether its numbers are below or above all that training has seen. */
  default boolean isOutside(int bin) {
    return false;
  }
}
