package nnet.compiler.op.math;

import nnet.compiler.op.Documentation;

/** Whether the first number is smaller. */
public final class Less extends Comparison {
  public static final Less INSTANCE = new Less();

  private Less() {
    super(
        "less",
        "<",
        new Documentation(
            "Whether the first number is smaller, `a < b`.", "y = a < b", "ONNX, operator Less"));
  }

  @Override
  protected boolean compare(double a, double b) {
    return a < b;
  }
}
