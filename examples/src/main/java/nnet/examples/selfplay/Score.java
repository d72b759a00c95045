package nnet.examples.selfplay;

import java.util.HashMap;
import java.util.Map;

/** How games have ended. */
public record Score(int won, int drawn, int lost) {
  private static final Score NONE = new Score(0, 0, 0);

  /** Half of the games each side begins. */
  public static Score of(Player player, Player other, int games) {
    Score score = NONE;
    for (int i = 0; i < games; i++) {
      score = score.and(i % 2 == 0 ? game(player, other) : game(other, player).turned());
    }
    return score;
  }

  private static Score game(Player first, Player second) {
    Board board = Board.EMPTY;
    for (int i = 0; !board.isOver(); i++) {
      board = board.play((i % 2 == 0 ? first : second).move(board));
    }
    return end(board, isMovedByFirst(board));
  }

  private static boolean isMovedByFirst(Board board) {
    return Integer.bitCount(board.other()) > Integer.bitCount(board.own());
  }

  private static Score end(Board board, boolean moved) {
    if (!board.isLost()) {
      return new Score(0, 1, 0);
    }
    return moved ? new Score(1, 0, 0) : new Score(0, 0, 1);
  }

  /**
   * All games that there can be: the other one tries every move.
   *
   * @param player one who always does the same
   */
  public static Score ofAllGames(Player player) {
    Map<Board, Integer> moves = new HashMap<>();
    Player known = board -> moves.computeIfAbsent(board, player::move);
    return all(known, Board.EMPTY, true).and(all(known, Board.EMPTY, false));
  }

  private static Score all(Player player, Board board, boolean moves) {
    if (board.isOver()) {
      return end(board, !moves);
    }
    Score score = NONE;
    for (int square : moves ? new int[] {player.move(board)} : board.free()) {
      score = score.and(all(player, board.play(square), !moves));
    }
    return score;
  }

  /** In columns. */
  String text() {
    return "%7d%7d%7d".formatted(won, drawn, lost);
  }

  Score and(Score more) {
    return new Score(won + more.won, drawn + more.drawn, lost + more.lost);
  }

  private Score turned() {
    return new Score(/* won= */ lost, drawn, /* lost= */ won);
  }
}
