package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import org.junit.jupiter.api.Test;

/** Which examples of a series there are, and which rows their windows hold. */
class PartTest {
  private static final List<DataPlan.Window> WINDOWS =
      List.of(new DataPlan.Window("a[-2..0]", "a", -2, 0), new DataPlan.Window("a[1]", "a", 1, 1));

  /** Rows of a table that stands in the reverse order of the series. */
  private static Part part(int from, int to) {
    int[] order = IntStream.range(0, 10).map(i -> 9 - i).toArray();
    RawTable table = new RawTable(10, List.of(), row -> "rows.csv:" + row);
    return new Part("test", table, RowOrder.of(order), IntStream.range(from, to).toArray());
  }

  private static int[] rows(Part part) {
    return IntStream.range(0, part.size()).map(part::row).toArray();
  }

  @Test
  void theFirstExampleHasAllRowsBeforeIt() {
    assertThat(rows(part(0, 6).within(WINDOWS, 1))).containsExactly(7, 6, 5);
  }

  @Test
  void aWindowReachesBackIntoAnEarlierPartButNoTargetIntoALaterOne() {
    Part later = part(6, 10).within(WINDOWS, 1);
    assertThat(rows(later)).containsExactly(3, 2, 1);
    assertThat(later.row(0, -2)).isEqualTo(5);
    assertThat(later.row(2, 1)).isEqualTo(0);
  }

  @Test
  void anExampleWithoutItsFutureCanBePredicted() {
    Part all = part(6, 10).withPast(WINDOWS);
    assertThat(rows(all)).containsExactly(3, 2, 1, 0);
    assertThat(all.row(3, 1)).isEqualTo(0);
  }

  @Test
  void rowsWithoutWindowsStayAsTheyAre() {
    assertThat(part(2, 5).within(List.of(), 1).size()).isEqualTo(3);
  }

  @Test
  void tooFewRowsAreSaid() {
    assertThatThrownBy(() -> part(0, 3).within(WINDOWS, 1))
        .isInstanceOf(UserError.class)
        .hasMessage("part test has 3 rows, too few for windows from 2 rows before to 1 rows after");
  }
}
