package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import org.junit.jupiter.api.Test;

/** How rows of several series in one table follow each other. */
class RowOrderTest {
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final List<DataPlan.Window> WINDOWS =
      List.of(new DataPlan.Window("v[-1..0]", "v", -1, 0), new DataPlan.Window("v[1]", "v", 1, 1));

  private static DataPlan plan(Optional<String> group, double gap, int stride) {
    DataPlan.Location location = new DataPlan.Location(1, 1);
    return new DataPlan(
        "D",
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(
            new DataPlan.Column("t", "t", "i32", false, List.of(), -NONE, NONE, location),
            new DataPlan.Column("s", "s", "category", false, List.of(), 0, NONE, location)),
        WINDOWS,
        new DataPlan.Order(List.of("t"), group, gap, stride),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        DataPlan.OnError.FAIL);
  }

  /** Rows of two series by turns, the latest first: row 0 is of b, row 1 of a. */
  private static RawTable table(float... times) {
    int[] codes = IntStream.range(0, times.length).map(i -> i % 2).toArray();
    return new RawTable(
        times.length,
        List.of(new RawColumn.Floats(1, times), new RawColumn.Names(codes, List.of("b", "a"))),
        row -> "rows.csv:" + (row + 2));
  }

  private static final RawTable TWO_SERIES = table(9, 9, 3, 3, 2, 2, 1, 1);

  private static int[] rows(Part part) {
    return IntStream.range(0, part.size()).map(part::row).toArray();
  }

  private static Part part(DataPlan plan, RawTable table) {
    RowOrder order = RowOrder.of(plan, table);
    return new Part("train", table, order, Dataset.inOrder(order.size()));
  }

  @Test
  void groupsFollowEachOtherEachInOrder() {
    Part all = part(plan(Optional.of("s"), NONE, 1), TWO_SERIES);
    assertThat(rows(all)).containsExactly(6, 4, 2, 0, 7, 5, 3, 1);
    assertThat(all.row(4, -1)).isEqualTo(7);
    assertThat(all.row(3, 1)).isEqualTo(0);
  }

  @Test
  void windowsDoNotCrossGroups() {
    DataPlan plan = plan(Optional.of("s"), NONE, 1);
    assertThat(rows(part(plan, TWO_SERIES).within(WINDOWS, 1))).containsExactly(4, 2, 5, 3);
    assertThat(rows(part(plan, TWO_SERIES).withPast(WINDOWS))).containsExactly(4, 2, 0, 5, 3, 1);
  }

  @Test
  void windowsDoNotCrossGaps() {
    DataPlan plan = plan(Optional.of("s"), 2, 1);
    assertThat(rows(part(plan, TWO_SERIES).within(WINDOWS, 1))).containsExactly(4, 5);
  }

  @Test
  void anExampleEverySoManyRows() {
    DataPlan plan = plan(Optional.of("s"), NONE, 2);
    assertThat(rows(part(plan, TWO_SERIES).within(WINDOWS, 2))).containsExactly(4, 5);
  }

  @Test
  void rowsOfOneTimeHaveNoOrder() {
    assertThatThrownBy(() -> RowOrder.of(plan(Optional.empty(), NONE, 1), TWO_SERIES))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("rows.csv:9: `t` is the same as in rows.csv:8")
        .hasMessageContaining("help: where a file holds several series");
  }

  @Test
  void aSplitInOrderDividesEachGroup() {
    DataPlan.Split split =
        new DataPlan.Split("in_order", 0, Map.of("train", 0.5, "test", 0.5), 0, Optional.empty());
    Map<String, int[]> parts =
        new Splits(split, new RowKeys(position -> ""))
            .of(List.of(new int[] {0, 1, 2, 3}, new int[] {4, 5}));
    assertThat(parts.get("train")).containsExactly(0, 1, 4);
    assertThat(parts.get("test")).containsExactly(2, 3, 5);
  }

  @Test
  void aRandomSplitKeepsGroupsTogether() {
    DataPlan.Split split =
        new DataPlan.Split("random", 5, Map.of("train", 0.5, "test", 0.5), 0, Optional.empty());
    List<int[]> groups =
        List.of(new int[] {0, 1}, new int[] {2}, new int[] {3, 4, 5}, new int[] {6});
    Map<String, int[]> parts = new Splits(split, new RowKeys(position -> "")).of(groups);
    for (int[] group : groups) {
      long inTrain = IntStream.of(group).filter(at -> contains(parts, "train", at)).count();
      long inTest = IntStream.of(group).filter(at -> contains(parts, "test", at)).count();
      assertThat(List.of(inTrain, inTest)).containsExactlyInAnyOrder((long) group.length, 0L);
    }
  }

  private static boolean contains(Map<String, int[]> parts, String part, int at) {
    return IntStream.of(parts.getOrDefault(part, new int[0])).anyMatch(each -> each == at);
  }
}
