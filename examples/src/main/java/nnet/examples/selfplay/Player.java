package nnet.examples.selfplay;

import java.util.Random;

/** Whoever chooses a free square. */
@FunctionalInterface
public interface Player {
  int move(Board board);

  /** One who does not think. */
  static Player random(long seed) {
    Random random = new Random(seed);
    return board -> {
      int[] free = board.free();
      return free[random.nextInt(free.length)];
    };
  }
}
