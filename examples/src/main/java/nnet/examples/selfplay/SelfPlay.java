package nnet.examples.selfplay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Games of the search against itself. Chance makes them differ. */
final class SelfPlay {
  /** How much of the network's liking of a first move is noise: nothing is left untried. */
  private static final float NOISE = 0.25f;

  private final Search search;
  private final Random random;

  SelfPlay(Search search, long seed) {
    this.search = search;
    this.random = new Random(seed);
  }

  List<Position> play(int count) {
    List<Position> positions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      positions.addAll(game());
    }
    return positions;
  }

  private List<Position> game() {
    List<Position> moves = new ArrayList<>();
    Board board = Board.EMPTY;
    while (!board.isOver()) {
      int[] visits = search.visits(board, noise(board), NOISE);
      moves.add(new Position(board, visits, 0));
      board = board.play(drawn(visits));
    }
    List<Position> positions = new ArrayList<>();
    int result = board.isLost() ? -1 : 0;
    for (Position move : moves.reversed()) {
      result = -result;
      positions.add(new Position(move.board(), move.visits(), result));
    }
    return positions;
  }

  private float[] noise(Board board) {
    float[] noise = new float[Board.SQUARES];
    float sum = 0;
    for (int square : board.free()) {
      noise[square] = random.nextFloat();
      sum += noise[square];
    }
    for (int square : board.free()) {
      noise[square] /= sum;
    }
    return noise;
  }

  /** A square, as likely as the search has looked at it often. */
  private int drawn(int[] visits) {
    int left = random.nextInt(Arrays.stream(visits).sum());
    int square = 0;
    while (left >= visits[square]) {
      left -= visits[square];
      square++;
    }
    return square;
  }
}
