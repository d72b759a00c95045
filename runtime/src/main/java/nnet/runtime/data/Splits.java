package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.random.Permutation;

/** Divides the rows of the main source among the parts. */
final class Splits {
  static final List<String> PARTS = List.of("train", "validation", "test");

  /** No epoch has this number, so that a split is never an epoch's order. */
  private static final long EPOCH = -1;

  private static final double SLACK = 1e-9;

  private final DataPlan.Split split;
  private final RowKeys keys;

  /**
   * @param keys of the rows' positions, which a stratified split and one by group look at
   */
  Splits(DataPlan.Split split, RowKeys keys) {
    this.split = split;
    this.keys = keys;
  }

  /**
   * The positions of each part. At random, one part takes all rows of a series; in order, each
   * series is divided by itself.
   *
   * @param series the positions of the rows of each series, in order
   */
  Map<String, int[]> of(List<int[]> series) {
    List<String> names = PARTS.stream().filter(split.shares()::containsKey).toList();
    double[] shares =
        names.stream().mapToDouble(name -> split.shares().getOrDefault(name, 0.0)).toArray();
    int[][] divided = divided(series, shares);
    Map<String, int[]> parts = new LinkedHashMap<>();
    for (int i = 0; i < divided.length; i++) {
      if (divided[i].length == 0) {
        throw new UserError(
            "the split leaves no row for part %s: %d rows, shares %s, gap %d"
                .formatted(names.get(i), joined(series).length, split.shares(), split.gap()));
      }
      parts.put(names.get(i), divided[i]);
    }
    return parts;
  }

  /** The same, but that one fold of the rows for training and validation validates. */
  Map<String, int[]> of(List<int[]> series, Fold fold) {
    Map<String, int[]> parts = of(series);
    Set<Integer> free =
        Stream.of("train", "validation")
            .flatMap(part -> Arrays.stream(parts.getOrDefault(part, new int[0])).boxed())
            .collect(Collectors.toSet());
    List<int[]> rest =
        series.stream()
            .map(each -> Arrays.stream(each).filter(free::contains).toArray())
            .filter(each -> each.length > 0)
            .toList();
    if (free.size() < 2 * fold.count()) {
      throw new UserError(
          "%d rows are too few for %d folds of them".formatted(free.size(), fold.count()));
    }
    double[] shares = new double[fold.count()];
    Arrays.fill(shares, 1.0 / fold.count());
    parts.putAll(
        split.kind().equals("in_order")
            ? fold.walkForward(rest, split.gap())
            : fold.heldBack(divided(rest, shares)));
    return parts;
  }

  private int[][] divided(List<int[]> series, double[] shares) {
    int[] all = joined(series);
    return switch (split.kind()) {
      case "random" -> random(series, shares);
      case "stratified" -> dealt(Arrays.stream(permuted(all.length)).map(at -> all[at]), shares);
      case "by_group" -> dealt(Arrays.stream(all), shares);
      default -> inOrder(series, shares);
    };
  }

  private int[] permuted(int count) {
    return Permutation.of(split.seed(), EPOCH, count);
  }

  static int[] joined(List<int[]> parts) {
    return parts.stream().flatMapToInt(Arrays::stream).toArray();
  }

  private int[][] random(List<int[]> series, double[] shares) {
    List<int[]> blocks =
        series.size() > 1
            ? series
            : Arrays.stream(series.getFirst()).mapToObj(at -> new int[] {at}).toList();
    return Arrays.stream(cut(permuted(blocks.size()), shares, 0))
        .map(own -> joined(Arrays.stream(own).mapToObj(blocks::get).toList()))
        .toArray(int[][]::new);
  }

  private int[][] inOrder(List<int[]> series, double[] shares) {
    List<int[][]> cuts = series.stream().map(each -> cut(each, shares, split.gap())).toList();
    return IntStream.range(0, shares.length)
        .mapToObj(part -> joined(cuts.stream().map(cut -> cut[part]).toList()))
        .toArray(int[][]::new);
  }

  /** Neighbours stay together. */
  private static int[][] cut(int[] order, double[] shares, int gap) {
    int divided = order.length - gap * (shares.length - 1);
    int[][] parts = new int[shares.length][];
    double share = 0;
    int from = 0;
    for (int i = 0; i < shares.length; i++) {
      share += shares[i];
      int to = Math.max(from, (int) Math.floor(share * divided + SLACK));
      int skipped = Math.min(i * gap, order.length - to);
      parts[i] = Arrays.copyOfRange(order, from + skipped, to + skipped);
      from = to;
    }
    return parts;
  }

  /** By values of a column: each value's rows like all others, or each value as a whole. */
  private int[][] dealt(IntStream order, double[] shares) {
    int[] positions = order.toArray();
    boolean whole = split.kind().equals("by_group");
    Map<String, List<Integer>> byKey = keys.groups(positions);
    if (!whole) {
      byKey.forEach(this::requireTwo);
    }
    List<List<Integer>> groups = List.copyOf(byKey.values());
    int[] sequence = whole ? permuted(groups.size()) : Dataset.inOrder(groups.size());
    Dealing dealing = new Dealing(shares);
    int[] takers = new int[1 + Arrays.stream(positions).max().orElse(0)];
    for (int number : sequence) {
      List<Integer> group = groups.get(number);
      int taker = whole ? dealing.next(group.size()) : 0;
      for (int position : group) {
        takers[position] = whole ? taker : dealing.next(1);
      }
    }
    List<int[]> parts = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      int taker = i;
      parts.add(Arrays.stream(positions).filter(at -> takers[at] == taker).toArray());
    }
    return parts.toArray(int[][]::new);
  }

  /** What only one row has cannot be in two parts, and is hardly a label. */
  private void requireTwo(String key, List<Integer> positions) {
    if (positions.size() < 2) {
      throw new UserError(
          "a stratified split needs two rows of each label, but only one has `%s` %s"
              .formatted(split.by().orElse(""), key));
    }
  }
}
