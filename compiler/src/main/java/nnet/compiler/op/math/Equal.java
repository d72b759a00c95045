package nnet.compiler.op.math;

import nnet.compiler.op.Documentation;

/** Whether two numbers or labels are the same. */
public final class Equal extends Comparison {
  public static final Equal INSTANCE = new Equal();

  private Equal() {
    super(
        "equal",
        "==",
        new Documentation(
            "Whether two numbers or labels are the same, `a == b`.",
            "y = a == b",
            "ONNX, operator Equal"));
  }

  @Override
  protected boolean compare(double a, double b) {
    return a == b;
  }
}
