package nnet.examples.selfplay;

import java.util.Arrays;
import nnet.runtime.predict.Predictor;

/** What the network thinks of a position; by itself it plays the move that it likes best. */
public final class Judge implements Player {
  private final Predictor network;

  public Judge(Predictor network) {
    this.network = network;
  }

  /**
   * @param policy how good a move each square looks; nothing for those that are taken
   * @param value from -1, whoever moves will lose, to 1
   */
  record Opinion(float[] policy, float value) {}

  Opinion of(Board board) {
    float[] result = new float[network.outputSize()];
    network.predict(board.seen(), result);
    return new Opinion(Arrays.copyOf(result, Board.SQUARES), result[Board.SQUARES]);
  }

  @Override
  public int move(Board board) {
    float[] policy = of(board).policy();
    int best = board.free()[0];
    for (int square : board.free()) {
      best = policy[square] > policy[best] ? square : best;
    }
    return best;
  }
}
