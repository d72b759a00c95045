package nnet.benchmarks.work;

/** How a training workload updates its parameters, with Keras's options. */
public enum Optimizer {
  ADAM,
  RMSPROP;

  /** So small that a loss on one repeated batch does not reach 0, where denormals slow everyone. */
  public static final double LEARNING_RATE = 1e-7;

  /** What is added to the root in both. */
  public static final double EPSILON = 1e-7;
}
