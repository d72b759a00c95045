package nnet.compiler.op.math;

import nnet.compiler.op.Documentation;

/** Whether the first number is not smaller. */
public final class GreaterEqual extends Comparison {
  public static final GreaterEqual INSTANCE = new GreaterEqual();

  private GreaterEqual() {
    super(
        "greater_equal",
        ">=",
        new Documentation(
            "Whether the first number is not smaller, `a >= b`.",
            "y = a >= b",
            "ONNX, operator GreaterOrEqual"));
  }

  @Override
  protected boolean compare(double a, double b) {
    return a >= b;
  }
}
