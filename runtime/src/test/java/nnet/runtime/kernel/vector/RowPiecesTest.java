package nnet.runtime.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pieces cover all rows, and all but the last are whole tiles. */
class RowPiecesTest {
  @Test
  void piecesAreWholeTilesOfNearlyTheSameSize() {
    assertThat(starts(new RowPieces().cut(200, 96))).containsExactly(0, 72, 144, 200);
    int[] starts = starts(new RowPieces().cut(2048, 96));
    assertThat(starts).hasSize(23);
    assertThat(IntStream.of(starts)).allMatch(start -> start % 24 == 0 || start == 2048);
  }

  @Test
  void theLastTileMayBeCut() {
    assertThat(starts(new RowPieces().cut(5, 96))).containsExactly(0, 5);
    assertThat(starts(new RowPieces().cut(97, 96))).containsExactly(0, 48, 97);
  }

  private static int[] starts(RowPieces pieces) {
    return IntStream.rangeClosed(0, pieces.count()).map(pieces::start).toArray();
  }
}
