package nnet.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ranges that are taken and given back. */
class SpaceTest {
  private record Range(int from, int size) {
    boolean meets(Range other) {
      return from < other.from + other.size && other.from < from + size;
    }
  }

  private final Space space = new Space();

  @Test
  void largeRangesBeginOnLinesAndSmallOnesFillTheGaps() {
    assertThat(space.take(1)).isZero();
    assertThat(space.take(16)).isEqualTo(16);
    assertThat(space.take(20)).isEqualTo(32);
    assertThat(space.take(15)).isEqualTo(1);
    assertThat(space.take(100)).isEqualTo(64);
    assertThat(space.high()).isEqualTo(164);
    space.release(32, 20);
    assertThat(space.take(40)).isEqualTo(176);
    assertThat(space.take(32)).isEqualTo(32);
  }

  @Test
  void noneMeetsAnother() {
    Random random = new Random(7);
    List<Range> taken = new ArrayList<>();
    for (int step = 0; step < 2000; step++) {
      if (taken.size() > 20) {
        Range back = taken.remove(random.nextInt(taken.size()));
        space.release(back.from, back.size);
      }
      int size = 1 + random.nextInt(random.nextBoolean() ? 15 : 200);
      Range range = new Range(space.take(size), size);
      assertThat(taken).noneMatch(range::meets);
      assertThat(size < 16 || range.from % 16 == 0).isTrue();
      taken.add(range);
    }
  }
}
