package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One of several divisions of the same rows into those to train on and those to validate with.
 *
 * @param number counted from 0
 * @param count of all folds
 */
public record Fold(int number, int count) {

  /** All other pieces are trained on. */
  Map<String, int[]> heldBack(int[][] pieces) {
    List<int[]> others = new ArrayList<>(Arrays.asList(pieces));
    int[] own = others.remove(number);
    return Map.of("train", Splits.joined(others), "validation", own);
  }

  /**
   * All rows before are trained on, but for a gap: the last rows of each series are cut into as
   * many equal pieces as there are folds, behind a first piece that is only trained on.
   */
  Map<String, int[]> walkForward(List<int[]> series, int gap) {
    List<int[]> train = new ArrayList<>();
    List<int[]> validation = new ArrayList<>();
    for (int[] rows : series) {
      int first = rows[0];
      int end = rows[rows.length - 1] + 1;
      int size = (end - first) / (count + 1);
      int from = end - (count - number) * size;
      train.add(IntStream.range(first, Math.max(first, from - gap)).toArray());
      validation.add(IntStream.range(from, from + size).toArray());
    }
    return Map.of("train", Splits.joined(train), "validation", Splits.joined(validation));
  }
}
