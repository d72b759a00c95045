package nnet.runtime.kernel;

/**
 * Where a line of the processor's cache, 64 bytes, begins in an array of floats. A vector of 512
 * bits that lies on one line is read or written once; one that lies across two takes two accesses.
 * What is written once and read by vectors many times therefore begins there.
 *
 * <p>HotSpot promises that only where every object begins on a line, with {@code
 * -XX:ObjectAlignmentInBytes=64}: the first float lies 16 bytes behind. Its collector G1 lays
 * arrays of half a region and more so, too. Elsewhere it is a place like any other: results are the
 * same, and some kernels take a fifth longer.
 */
public final class CacheLine {
  /** The index of the first float of a line. */
  public static final int FIRST = 12;

  /** Floats of a line. */
  public static final int FLOATS = 16;

  private CacheLine() {}
}
