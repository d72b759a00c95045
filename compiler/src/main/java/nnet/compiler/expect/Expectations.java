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
import nnet.compiler.expect.Outcome.Numbers;
import nnet.compiler.op.NdArray;

/** Finds out whether expectations hold. */
public final class Expectations {
  private final Networks networks;

  public Expectations(Networks networks) {
    this.networks = networks;
  }

  public Outcome outcome(Expectation expectation) {
    try {
      return decided(expectation);
    } catch (Unavailable unavailable) {
      return without(expectation, Kind.SKIPPED, unavailable);
    } catch (Missing missing) {
      return without(expectation, Kind.FAILED, missing);
    }
  }

  private static Outcome without(Expectation expectation, Kind kind, Exception why) {
    return new Outcome(expectation, kind, Optional.empty(), String.valueOf(why.getMessage()));
  }

  private Outcome decided(Expectation expectation) throws Unavailable, Missing {
    return switch (expectation) {
      case Compared compared -> {
        NdArray left = value(compared.left());
        NdArray right = value(compared.right());
        Optional<String> failure = Comparison.failure(compared, left, right);
        yield outcome(expectation, numbers(left, right), failure);
      }
      case Holds holds -> outcome(expectation, Optional.empty(), untrue(value(holds.value())));
      case Gradients gradients -> {
        String wrong = networks.wrongGradients(gradients.network());
        yield outcome(expectation, Optional.empty(), Optional.of(wrong).filter(s -> !s.isEmpty()));
      }
      case Turn turn -> {
        Outcome inner = decided(turn.expectation());
        yield new Outcome(turn, inner.kind(), inner.compared(), inner.detail());
      }
      case Decided decided ->
          outcome(
              expectation,
              Optional.empty(),
              decided.holds() ? Optional.empty() : Optional.of(decided.found()));
    };
  }

  /**
   * @param failure why it does not hold; empty if it does
   */
  private static Outcome outcome(
      Expectation expectation, Optional<Numbers> compared, Optional<String> failure) {
    Kind kind = failure.isPresent() ? Kind.FAILED : Kind.PASSED;
    return new Outcome(expectation, kind, compared, failure.orElse(""));
  }

  private static Optional<Numbers> numbers(NdArray left, NdArray right) {
    return left.size() == 1 && right.size() == 1
        ? Optional.of(new Numbers(left.get(0), right.get(0)))
        : Optional.empty();
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
