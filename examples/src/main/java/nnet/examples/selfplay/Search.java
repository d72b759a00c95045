package nnet.examples.selfplay;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The tree search of AlphaZero (Silver et al., 2017): it looks again and again from the position to
 * a leaf of the tree that it grows, along moves that the network likes or that have turned out
 * well.
 */
public final class Search implements Player {
  /** How much the network's liking counts beside what was found. */
  private static final double CURIOSITY = 1.5;

  private final Judge judge;
  private final int looks;

  /**
   * @param looks how many, for each move
   */
  public Search(Judge judge, int looks) {
    this.judge = judge;
    this.looks = looks;
  }

  @Override
  public int move(Board board) {
    int[] visits = visits(board, new float[Board.SQUARES], 0);
    int best = 0;
    for (int square : board.free()) {
      best = visits[square] > visits[best] ? square : best;
    }
    return best;
  }

  /**
   * How often it has looked at each move.
   *
   * @param noise what takes the place of the network's liking at this position
   * @param share to this extent
   */
  int[] visits(Board board, float[] noise, float share) {
    Map<Board, Node> tree = new HashMap<>();
    Node root = new Node(judge.of(board).policy());
    for (int square : board.free()) {
      root.liking[square] += share * (noise[square] - root.liking[square]);
    }
    tree.put(board, root);
    for (int i = 0; i < looks; i++) {
      look(board, tree);
    }
    return root.visits;
  }

  /** What the position is worth to whoever moves, by the leaf that this look reaches. */
  private double look(Board board, Map<Board, Node> tree) {
    if (board.isOver()) {
      return board.isLost() ? -1 : 0;
    }
    Node node = tree.get(board);
    if (node == null) {
      Judge.Opinion opinion = judge.of(board);
      tree.put(board, new Node(opinion.policy()));
      return opinion.value();
    }
    int square = node.choice(board);
    double value = -look(board.play(square), tree);
    node.visits[square]++;
    node.sums[square] += value;
    return value;
  }

  /** A position of the tree, with what has become of each move. */
  private static final class Node {
    final float[] liking;
    final int[] visits = new int[Board.SQUARES];
    final double[] sums = new double[Board.SQUARES];

    Node(float[] liking) {
      this.liking = liking;
    }

    int choice(Board board) {
      double root = Math.sqrt(1 + Arrays.stream(visits).sum());
      int best = board.free()[0];
      for (int square : board.free()) {
        best = promise(square, root) > promise(best, root) ? square : best;
      }
      return best;
    }

    private double promise(int square, double root) {
      double mean = sums[square] / Math.max(1, visits[square]);
      return mean + CURIOSITY * liking[square] * root / (1 + visits[square]);
    }
  }
}
