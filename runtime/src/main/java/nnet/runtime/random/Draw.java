package nnet.runtime.random;

/** Where random numbers are taken from: they depend on nothing but these and their coordinates. */
public final class Draw {
  public long seed;
  public long step;
  public int phase;

  /** The position of the batch's first example in the epoch's order. */
  public long firstExample;

  /** The time step: of a scan inside of another, counted through all steps of the outer one. */
  public int time;
}
