package nnet.runtime.model;

/** How far training is: what schedules may read. It may be set again for the next update. */
public final class Progress {
  private long step;
  private long totalSteps;
  private int epoch;
  private double monitor;

  /** Before the first update. */
  public Progress() {
    this(0, 0, 0, Double.NaN);
  }

  public Progress(long step, long totalSteps, int epoch, double monitor) {
    this.step = step;
    this.totalSteps = totalSteps;
    this.epoch = epoch;
    this.monitor = monitor;
  }

  public Progress set(long step, long totalSteps, int epoch, double monitor) {
    this.step = step;
    this.totalSteps = totalSteps;
    this.epoch = epoch;
    this.monitor = monitor;
    return this;
  }

  /** Counted from 1. */
  public long step() {
    return step;
  }

  /** Those of the whole run. */
  public long totalSteps() {
    return totalSteps;
  }

  /** Counted from 0. */
  public int epoch() {
    return epoch;
  }

  /** The last value of what is monitored, NaN before the first. */
  public double monitor() {
    return monitor;
  }
}
