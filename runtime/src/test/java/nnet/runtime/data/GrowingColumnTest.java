package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrowingColumnTest {
  private static final int ROWS = 100_001;

  private static float value(int i) {
    return (float) (i * 0.5 - 7);
  }

  private static RawColumn filled(MemoryShare memory) {
    GrowingColumn column = new GrowingColumn(3, memory);
    for (int i = 0; i < 3 * ROWS; i++) {
      column.add(value(i));
    }
    return column.column();
  }

  private static void check(RawColumn column) {
    assertThat(column.width()).isEqualTo(3);
    float[] row = new float[5];
    for (int i = ROWS - 1; i >= 0; i--) {
      column.copy(i, row, 1);
      for (int j = 0; j < 3; j++) {
        assertThat(row[1 + j]).isEqualTo(value(3 * i + j));
      }
    }
  }

  @Test
  void numbersAreTheSameInMemoryAndInAFile() {
    RawColumn inMemory = filled(MemoryShare.usual());
    assertThat(inMemory).isInstanceOf(RawColumn.Floats.class);
    check(inMemory);
    RawColumn inFile = filled(new MemoryShare(20_000));
    assertThat(inFile).isInstanceOf(RawColumn.Mapped.class);
    check(inFile);
  }

  @Test
  void columnsShareTheRoom() {
    MemoryShare memory = new MemoryShare(1 << 19);
    assertThat(filled(memory)).isInstanceOf(RawColumn.Floats.class);
    assertThat(filled(memory)).isInstanceOf(RawColumn.Mapped.class);
  }
}
