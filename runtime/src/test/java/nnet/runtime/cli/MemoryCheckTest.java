package nnet.runtime.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nnet.runtime.message.UserError;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import nnet.runtime.train.LineModel;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {
  private static final long PLENTY = 1L << 40;
  private static final Schema SCHEMA = new LineModel().schema();

  private static MemoryCheck check(int batch, long most) {
    Training plan = SCHEMA.training().orElseThrow().withBatch(batch, false);
    return new MemoryCheck(SCHEMA, plan, most);
  }

  @Test
  void aBatchThatNoArrayHoldsIsRefused() {
    assertThatThrownBy(() -> check(2_000_000_000, PLENTY).withData(Integer.MAX_VALUE))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a batch of 2000000000 examples needs an array of 6,000,000,029")
        .hasMessageContaining("help: a smaller batch, such as --batch 500000000");
  }

  @Test
  void whatDoesNotFitIsRefusedWithABatchThatDoes() {
    long most = Runtime.getRuntime().totalMemory() + (200L << 20);
    assertThatThrownBy(() -> check(100_000_000, most).withData(Integer.MAX_VALUE))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("training needs ")
        .hasMessageContaining(" of memory, but the JVM may take ")
        .hasMessageContaining("activations 1.1 GB, batches 3.0 GB, data and program ")
        .hasMessageContaining("help: a smaller batch, such as --batch ")
        .hasMessageContaining("more memory: java -Xmx");
  }

  @Test
  void aBatchOfMoreRowsThanThereAreIsAllOfThem() {
    assertThatCode(() -> check(2_000_000_000, PLENTY).withData(100)).doesNotThrowAnyException();
    assertThatCode(() -> check(2_000_000_000, PLENTY).beforeData()).doesNotThrowAnyException();
  }
}
