package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows come into which part. */
class SplitsTest {
  private static final Map<String, Double> HALF =
      Map.of("train", 0.5, "validation", 0.25, "test", 0.25);

  /** Three labels, the first in one row of ten, the second in three of ten; groups of 7 rows. */
  private static Splits splits(String kind, int gap) {
    boolean keyed = kind.equals("stratified") || kind.equals("by_group");
    Optional<String> by = keyed ? Optional.of("column") : Optional.empty();
    RowKeys keys = new RowKeys(at -> kind.equals("by_group") ? String.valueOf(at / 7) : label(at));
    return new Splits(new DataPlan.Split(kind, 7, HALF, gap, by), keys);
  }

  private static List<int[]> one(int rows) {
    return List.of(Dataset.inOrder(rows));
  }

  private static String label(int position) {
    return position % 10 == 0 ? "rare" : position % 10 < 4 ? "some" : "many";
  }

  private static void assertDisjoint(Map<String, int[]> parts) {
    Set<Integer> seen = new HashSet<>();
    parts
        .values()
        .forEach(rows -> Arrays.stream(rows).forEach(row -> assertThat(seen.add(row)).isTrue()));
  }

  private static List<Integer> sizes(Map<String, int[]> parts) {
    return parts.values().stream().map(rows -> rows.length).toList();
  }

  @Test
  void aRandomSplitTakesEveryRowOnce() {
    Map<String, int[]> parts = splits("random", 0).of(one(10));
    assertDisjoint(parts);
    assertThat(sizes(parts)).containsExactly(5, 2, 3);
    assertThat(parts.get("train")).isNotEqualTo(new int[] {0, 1, 2, 3, 4});
    assertThat(splits("random", 0).of(one(10)).get("train")).isEqualTo(parts.get("train"));
  }

  @Test
  void aSplitInOrderLeavesGaps() {
    Map<String, int[]> parts = splits("in_order", 2).of(one(12));
    assertThat(parts.get("train")).containsExactly(0, 1, 2, 3);
    assertThat(parts.get("validation")).containsExactly(6, 7);
    assertThat(parts.get("test")).containsExactly(10, 11);
  }

  @Test
  void noPartIsEmpty() {
    for (int rows : new int[] {1, 3, 6}) {
      assertThatThrownBy(() -> splits("in_order", 2).of(one(rows)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("leaves no row for part ");
    }
  }

  @Test
  void aStratifiedSplitKeepsTheMixtureOfLabels() {
    Map<String, int[]> parts = splits("stratified", 0).of(one(200));
    assertDisjoint(parts);
    assertThat(sizes(parts)).containsExactly(100, 50, 50);
    parts.forEach((part, rows) -> {
      Map<String, Long> counts =
          Arrays.stream(rows)
              .mapToObj(SplitsTest::label)
              .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
      assertThat(counts.get("rare")).isBetween(rows.length / 10 - 1L, rows.length / 10 + 1L);
      assertThat(counts.get("some"))
          .isBetween(rows.length * 3 / 10 - 1L, rows.length * 3 / 10 + 1L);
    });
    assertThat(parts.get("train"))
        .isNotEqualTo(Arrays.stream(parts.get("train")).sorted().toArray());
  }

  @Test
  void aGroupIsInOnePartEntirely() {
    Map<String, int[]> parts = splits("by_group", 0).of(one(200));
    assertDisjoint(parts);
    Set<Integer> seen = new HashSet<>();
    parts.forEach((part, rows) -> {
      Set<Integer> groups = new TreeSet<>(Arrays.stream(rows).map(row -> row / 7).boxed().toList());
      assertThat(groups).allMatch(seen::add);
      double share = HALF.getOrDefault(part, 0.0);
      assertThat((double) rows.length / 200).isBetween(share - 0.06, share + 0.06);
    });
    assertThat(parts.values().stream().mapToInt(rows -> rows.length).sum()).isEqualTo(200);
  }

  private static int[] part(Map<String, int[]> parts, String name) {
    return parts.getOrDefault(name, new int[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "stratified", "by_group"})
  void everyRowValidatesInOneFold(String kind) {
    int[] test = part(splits(kind, 0).of(one(203)), "test");
    Set<Integer> validated = new TreeSet<>();
    for (int number = 0; number < 5; number++) {
      Map<String, int[]> parts = splits(kind, 0).of(one(203), new Fold(number, 5));
      assertDisjoint(parts);
      assertThat(parts.get("test")).isEqualTo(test);
      assertThat(parts.values().stream().mapToInt(each -> each.length).sum()).isEqualTo(203);
      int[] rows = part(parts, "validation");
      assertThat(rows.length).isBetween(23, 37);
      Arrays.stream(rows).forEach(row -> assertThat(validated.add(row)).isTrue());
    }
    assertThat(validated).hasSize(203 - test.length);
  }

  @Test
  void foldsOfASeriesWalkForward() {
    Map<String, int[]> first = splits("in_order", 2).of(one(64), new Fold(0, 4));
    Map<String, int[]> last = splits("in_order", 2).of(one(64), new Fold(3, 4));
    assertThat(first.get("validation")).containsExactly(rows(11, 20));
    assertThat(first.get("train")).containsExactly(rows(0, 9));
    assertThat(last.get("validation")).containsExactly(rows(38, 47));
    assertThat(last.get("train")).containsExactly(rows(0, 36));
    assertThat(last.get("test")).isEqualTo(splits("in_order", 2).of(one(64)).get("test"));
  }

  private static int[] rows(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  @Test
  void seriesAreDividedOneByOne() {
    List<int[]> two = List.of(rows(0, 20), rows(20, 30));
    Map<String, int[]> parts = splits("in_order", 0).of(two);
    assertThat(parts.get("train"))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 21, 22, 23, 24);
    Map<String, int[]> fold = splits("in_order", 0).of(two, new Fold(1, 2));
    assertThat(fold.get("train")).startsWith(rows(0, 10)).endsWith(20, 21, 22, 23, 24);
    assertThat(fold.get("validation")).containsExactly(10, 11, 12, 13, 14, 25, 26);
  }

  @Test
  void tooManyFoldsAreSaid() {
    assertThatThrownBy(() -> splits("random", 0).of(one(20), new Fold(0, 10)))
        .isInstanceOf(UserError.class)
        .hasMessage("15 rows are too few for 10 folds of them");
  }

  @Test
  void aLabelOfOneRowIsSaid() {
    assertThatThrownBy(() -> splits("stratified", 0).of(one(10)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("only one has `column` ");
    assertThat(splits("stratified", 0).of(one(14)).get("train")).hasSize(7);
  }
}
