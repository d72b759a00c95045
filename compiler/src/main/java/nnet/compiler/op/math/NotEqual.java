package nnet.compiler.op.math;

import nnet.compiler.op.Documentation;

/** Whether two numbers or labels differ. */
public final class NotEqual extends Comparison {
  public static final NotEqual INSTANCE = new NotEqual();

  private NotEqual() {
    super(
        "not_equal",
        "!=",
        new Documentation(
            "Whether two numbers or labels differ, `a != b`.",
            "y = a != b",
            "IEEE 754, compareQuietNotEqual"));
  }

  @Override
  protected boolean compare(double a, double b) {
    return a != b;
  }
}
