package nnet.runtime.data;

import java.util.BitSet;
import java.util.function.Supplier;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/**
 * What becomes of mistakes in the rows of a source: the first one ends everything, or rows are left
 * out and gaps filled, and counted.
 */
final class Faults {
  private final DataPlan.OnError policy;
  private final BitSet rows = new BitSet();
  private final FaultCount skipped = new FaultCount();
  private final FaultCount filled = new FaultCount();

  Faults(DataPlan.OnError policy) {
    this.policy = policy;
  }

  /** The first mistake ends everything. */
  static Faults none() {
    return new Faults(DataPlan.OnError.FAIL);
  }

  boolean skips() {
    return policy.skips();
  }

  /** Whether a wrong value of the column counts as a gap, which its formula fills. */
  boolean fills(DataPlan.Column column) {
    return policy.filled().contains(column.name());
  }

  /** Leaves a row out that no table has. */
  void skip(UserError error) {
    if (!skips()) {
      throw error;
    }
    skipped.add(() -> error);
  }

  /** Leaves a row of the table out. */
  void skip(int row, UserError error) {
    skip(row, () -> error);
  }

  /**
   * The same.
   *
   * @param error made only where it is shown
   */
  void skip(int row, Supplier<UserError> error) {
    if (!skips()) {
      throw error.get();
    }
    if (!rows.get(row)) {
      skipped.add(error);
      rows.set(row);
    }
  }

  /**
   * @param error made only where it is shown
   */
  void fill(Supplier<UserError> error) {
    filled.add(error);
  }

  boolean has(int row) {
    return rows.get(row);
  }

  FaultCount skipped() {
    return skipped;
  }

  FaultCount filled() {
    return filled;
  }
}
