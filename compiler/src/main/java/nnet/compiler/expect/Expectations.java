package nnet.compiler.expect;

import java.util.Optional;
import nnet.compiler.elaborate.TestCase.Compared;
import nnet.compiler.elaborate.TestCase.Computed;
import nnet.compiler.elaborate.TestCase.Decided;
import nnet.compiler.elaborate.TestCase.Expectation;
import nnet.compiler.elaborate.TestCase.Gradients;
import nnet.compiler.elaborate.TestCase.Holds;
import nnet.compiler.elaborate.TestCase.Number;
import nnet.compiler.elaborate.TestCase.Operand;
import nnet.compiler.elaborate.TestCase.Trained;
import nnet.compiler.elaborate.TestCase.Turn;
import nnet.compiler.expect.Networks.Missing;
import nnet.compiler.expect.Networks.Unavailable;
import nnet.compiler.expect.Outcome.Kind;
import nnet.compiler.op.NdArray;

/** Finds out whether expectations hold. */
public final class Expectations {
  private final Networks networks;

  public Expectations(Networks networks) {
    this.networks = networks;
  }

  public Outcome outcome(Expectation expectation) {
    try {
      return failure(expectation)
          .map(found -> new Outcome(expectation, Kind.FAILED, found))
          .orElseGet(() -> new Outcome(expectation, Kind.PASSED, ""));
    } catch (Unavailable unavailable) {
      return new Outcome(expectation, Kind.SKIPPED, String.valueOf(unavailable.getMessage()));
    } catch (Missing missing) {
      return new Outcome(expectation, Kind.FAILED, String.valueOf(missing.getMessage()));
    }
  }

  /** Why it does not hold; empty if it does. */
  private Optional<String> failure(Expectation expectation) throws Unavailable, Missing {
    return switch (expectation) {
      case Compared compared ->
          Comparison.failure(compared, value(compared.left()), value(compared.right()));
      case Holds holds -> untrue(value(holds.value()));
      case Gradients gradients ->
          Optional.of(networks.wrongGradients(gradients.network())).filter(s -> !s.isEmpty());
      case Turn turn -> failure(turn.expectation());
      case Decided decided -> decided.holds() ? Optional.empty() : Optional.of(decided.found());
    };
  }

  private static Optional<String> untrue(NdArray value) {
    for (double element : value.data()) {
      if (element == 0) {
        return Optional.of("it is false");
      }
    }
    return Optional.empty();
  }

  private NdArray value(Operand operand) throws Unavailable, Missing {
    return switch (operand) {
      case Number number -> NdArray.scalar(number.value());
      case Computed tensor -> TensorValue.of(tensor);
      case Trained run -> NdArray.scalar(networks.measure(run));
    };
  }
}
