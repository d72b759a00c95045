package nnet.compiler.plan;

import java.math.BigInteger;
import nnet.runtime.message.UserError;

/** Numbers of floats that are to be in one array. */
final class Floats {
  /** A little less than what an array holds: vectors may read beyond the last number. */
  private static final long MOST = Integer.MAX_VALUE - 1024L;

  private Floats() {}

  /**
   * @param what they are, for the person whose network is too large
   */
  static int sum(int a, int b, String what) {
    return of(BigInteger.valueOf((long) a + b), what);
  }

  static int of(BigInteger count, String what) {
    if (count.compareTo(BigInteger.valueOf(MOST)) > 0) {
      throw new UserError(
          "the network is too large: its "
              + what
              + " are more than the 2,147,483,647 numbers that an array holds");
    }
    return count.intValueExact();
  }
}
