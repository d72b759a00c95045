package nnet.runtime.diagnosis;

import java.io.Serial;
import nnet.runtime.message.UserError;

/** Training ends, as it met a number that is not finite. */
public final class NonFiniteError extends UserError {
  @Serial private static final long serialVersionUID = 1;

  private final transient NonFinite report;
  private final transient FailedStep step;

  public NonFiniteError(NonFinite report, FailedStep step) {
    super(report.text());
    this.report = report;
    this.step = step;
  }

  public NonFinite report() {
    return report;
  }

  /** All that is needed to do the step once more. */
  public FailedStep step() {
    return step;
  }
}
