package nnet.runtime.model;

/** What an optimizer's update reads and writes. */
public final class Update {
  public float[] parameters;
  public float[] gradients;

  /** The optimizer's states, each in the layout of the parameters. */
  public float[][] states;

  /** The optimizer's scalar states. */
  public double[] scalars;

  /** The real options as {@link Model#options} gave them. */
  public double[] options;

  /** In the layout of the parameters, for what is summed over a whole parameter. */
  public float[] scratch;

  /** Such a sum. */
  public final float[] total = new float[1];

  public int from;
  public int to;

  /** Counted from 1. */
  public long step;

  public Update(
      float[] parameters,
      float[] gradients,
      float[][] states,
      double[] scalars,
      double[] options,
      float[] scratch) {
    this.parameters = parameters;
    this.gradients = gradients;
    this.states = states;
    this.scalars = scalars;
    this.options = options;
    this.scratch = scratch;
  }
}
