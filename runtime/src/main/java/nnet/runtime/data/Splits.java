package nnet.runtime.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.random.Permutation;

/** Divides the rows of the main source among the parts. */
final class Splits {
  static final List<String> PARTS = List.of("train", "validation", "test");

  /** No epoch has this number, so that a split is never an epoch's order. */
  private static final long EPOCH = -1;

  private static final double SLACK = 1e-9;

  private Splits() {}

  /**
   * @param order the positions of the rows
   */
  static Map<String, int[]> of(DataPlan.Split split, int[] order) {
    boolean random = split.kind().equals("random");
    int[] rows = random ? shuffled(split.seed(), order) : order;
    int gap = random ? 0 : split.gap();
    List<String> parts = PARTS.stream().filter(split.shares()::containsKey).toList();
    int divided = rows.length - gap * (parts.size() - 1);
    Map<String, int[]> result = new LinkedHashMap<>();
    double share = 0;
    int from = 0;
    for (int i = 0; i < parts.size(); i++) {
      share += split.shares().getOrDefault(parts.get(i), 0.0);
      int to = (int) Math.floor(share * divided + SLACK);
      if (to <= from || share > 1 + SLACK) {
        throw new UserError(
            "the split leaves no row for part %s: %d rows, shares %s, gap %d"
                .formatted(parts.get(i), rows.length, split.shares(), gap));
      }
      result.put(parts.get(i), Arrays.copyOfRange(rows, from + i * gap, to + i * gap));
      from = to;
    }
    return result;
  }

  private static int[] shuffled(long seed, int[] order) {
    int[] permutation = Permutation.of(seed, EPOCH, order.length);
    return Arrays.stream(permutation).map(at -> order[at]).toArray();
  }
}
