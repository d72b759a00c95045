package nnet.examples.selfplay;

import java.util.stream.IntStream;

/**
 * A position of tic-tac-toe, as whoever moves sees it. Squares are counted row by row.
 *
 * @param own squares of whoever moves, a bit each
 * @param other those of the one who has just moved
 */
public record Board(int own, int other) {
  public static final int SQUARES = 9;
  public static final Board EMPTY = new Board(0, 0);

  private static final int FULL = 0b111_111_111;
  private static final int[] LINES = {
    0b111_000_000, 0b000_111_000, 0b000_000_111, // rows
    0b100_100_100, 0b010_010_010, 0b001_001_001, // columns
    0b100_010_001, 0b001_010_100 // diagonals
  };

  public boolean isFree(int square) {
    return ((own | other) >> square & 1) == 0;
  }

  public int[] free() {
    return IntStream.range(0, SQUARES).filter(this::isFree).toArray();
  }

  /** The position after a move: then it is the other's turn. */
  public Board play(int square) {
    return new Board(other, own | 1 << square);
  }

  /** Whether the one who has just moved has three in a line. */
  public boolean isLost() {
    return IntStream.of(LINES).anyMatch(line -> (other & line) == line);
  }

  public boolean isOver() {
    return isLost() || (own | other) == FULL;
  }

  /** 1 if the square belongs to whoever moves, -1 to the other, 0 to nobody. */
  int owner(int square) {
    return (own >> square & 1) - (other >> square & 1);
  }

  /** The network's input. */
  float[] seen() {
    float[] seen = new float[SQUARES];
    for (int square = 0; square < SQUARES; square++) {
      seen[square] = owner(square);
    }
    return seen;
  }
}
