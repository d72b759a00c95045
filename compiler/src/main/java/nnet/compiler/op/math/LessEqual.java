package nnet.compiler.op.math;

import nnet.compiler.op.Documentation;

/** Whether the first number is not larger. */
public final class LessEqual extends Comparison {
  public static final LessEqual INSTANCE = new LessEqual();

  private LessEqual() {
    super(
        "less_equal",
        "<=",
        new Documentation(
            "Whether the first number is not larger, `a <= b`.",
            "y = a <= b",
            "ONNX, operator LessOrEqual"));
  }

  @Override
  protected boolean compare(double a, double b) {
    return a <= b;
  }
}
