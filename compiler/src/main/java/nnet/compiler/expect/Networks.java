package nnet.compiler.expect;

import nnet.compiler.elaborate.TestCase.Trained;

/** What tests ask of whole networks. */
public interface Networks {

  /**
   * What is wrong with the derived gradients of a network; empty if they agree with differences.
   */
  String wrongGradients(String network) throws Unavailable;

  /**
   * A measure of a part of the data, such as {@code test} and {@code accuracy}, after training; of
   * several runs the mean.
   */
  double measure(Trained runs) throws Unavailable, Missing;

  /** It cannot be computed here, such as where the data are absent: the test is left out. */
  final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    public Unavailable(String message) {
      super(message);
    }
  }

  /** There is no such measure: the test is wrong. */
  final class Missing extends Exception {
    private static final long serialVersionUID = 1;

    public Missing(String message) {
      super(message);
    }
  }
}
