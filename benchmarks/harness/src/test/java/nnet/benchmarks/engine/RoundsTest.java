package nnet.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final long MILLISECOND = 1_000_000;

  /** Keeps what it allocates, so that it is not left out. */
  private static final class Steps implements Work {
    private final int floats;
    private float[] last = {};

    Steps(int floats) {
      this.floats = floats;
    }

    @Override
    public void run(int times) {
      for (int i = 0; i < times && floats > 0; i++) {
        last = new float[floats];
      }
    }

    @Override
    public double check() {
      return last.length;
    }

    @Override
    public long parameters() {
      return 0;
    }
  }

  /** The least of some rounds, as other threads of the process may allocate at any time. */
  private static long leastBytes(int floats) {
    Rounds rounds = new Rounds(new Steps(floats), true);
    return LongStream.range(0, 20)
        .map(i -> {
          Round round = rounds.run(MILLISECOND, false);
          return round.bytes() / round.steps();
        })
        .min()
        .orElseThrow();
  }

  @Test
  void measuringAllocatesNothingItself() {
    Rounds rounds = new Rounds(new Steps(0), true);
    assertThat(LongStream.range(0, 20).map(i -> rounds.run(MILLISECOND, true).bytes()))
        .contains(0L);
  }

  @Test
  void whatStepsAllocateIsSeen() {
    assertThat(leastBytes(1000)).isBetween(4000L, 4100L);
  }
}
