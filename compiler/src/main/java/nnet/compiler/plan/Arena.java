package nnet.compiler.plan;

/** One of the arrays that a model's code works on. */
public enum Arena {
  PARAMETERS("p"),
  GRADIENTS("g"),
  STATES("s"),
  BUFFERS("b");

  private final String variable;

  Arena(String variable) {
    this.variable = variable;
  }

  /** What the array is called in emitted code. */
  public String variable() {
    return variable;
  }
}
