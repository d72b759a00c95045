package nnet.benchmarks.work;

/** Which operands of a matrix product are stored transposed. */
public enum Form {
  NN(false, false),
  TN(true, false),
  NT(false, true);

  private final boolean left;
  private final boolean right;

  Form(boolean left, boolean right) {
    this.left = left;
    this.right = right;
  }

  public boolean left() {
    return left;
  }

  public boolean right() {
    return right;
  }
}
