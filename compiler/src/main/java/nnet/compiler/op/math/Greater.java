package nnet.compiler.op.math;

import nnet.compiler.op.Documentation;

/** Whether the first number is larger. */
public final class Greater extends Comparison {
  public static final Greater INSTANCE = new Greater();

  private Greater() {
    super(
        "greater",
        ">",
        new Documentation(
            "Whether the first number is larger, `a > b`.", "y = a > b", "ONNX, operator Greater"));
  }

  @Override
  protected boolean compare(double a, double b) {
    return a > b;
  }
}
