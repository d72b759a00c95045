package nnet.runtime.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Some rows of a table: the training rows, the test rows. */
public final class Part {
  private final String name;
  private final RawTable table;
  private final RowOrder order;
  private final int[] positions;

  /**
   * @param order of the table's rows
   * @param positions of this part's examples in that order
   */
  Part(String name, RawTable table, RowOrder order, int[] positions) {
    this.name = name;
    this.table = table;
    this.order = order;
    this.positions = positions;
  }

  /** {@code train}, {@code validation} or {@code test}. */
  public String name() {
    return name;
  }

  public int size() {
    return positions.length;
  }

  RawTable table() {
    return table;
  }

  int row(int index) {
    return order.row(positions[index]);
  }

  /** The row that comes {@code shift} rows later, or the outermost one there is. */
  int row(int index, int shift) {
    return order.row(positions[index], shift);
  }

  /** Where a row came from, for messages. */
  String where(int index) {
    return table.origin().of(row(index));
  }

  /** The same without the folders: {@code houses.csv:17}. */
  public String line(int index) {
    String where = where(index);
    return where.substring(Math.max(where.lastIndexOf('/'), where.lastIndexOf('\\')) + 1);
  }

  /** Leaves an example out, or ends everything. */
  void skip(int index, UserError error) {
    table.faults().skip(row(index), error);
  }

  /** Without examples of which a row is to be left out. */
  Part whole(List<DataPlan.Window> windows) {
    Faults faults = table.faults();
    if (faults.skipped().count() == 0) {
      return this;
    }
    int back = back(windows);
    int ahead = windows.stream().mapToInt(DataPlan.Window::to).max().orElse(0);
    int[] whole =
        IntStream.range(0, positions.length)
            .filter(index ->
                IntStream.rangeClosed(-Math.max(0, back), Math.max(0, ahead))
                    .noneMatch(shift -> faults.has(row(index, shift))))
            .map(index -> positions[index])
            .toArray();
    if (whole.length == 0) {
      throw faults.skipped().noneLeft("part " + name + " has no row");
    }
    return new Part(name, table, order, whole);
  }

  /** At most so many of its examples, evenly taken. */
  public Part thinned(int most) {
    if (positions.length <= most) {
      return this;
    }
    int[] some = new int[most];
    Arrays.setAll(some, i -> positions[(int) ((long) i * positions.length / most)]);
    return new Part(name, table, order, some);
  }

  Part with(RawTable other) {
    return new Part(name, other, order, positions);
  }

  /**
   * Only the examples with all rows that their windows reach: back into an earlier part, but not
   * ahead into a later one, nor into another group or across a gap. Of those, every so many.
   */
  Part within(List<DataPlan.Window> windows, int stride) {
    int ahead = windows.stream().mapToInt(DataPlan.Window::to).max().orElse(0);
    return within(back(windows), Math.max(0, ahead)).every(stride);
  }

  /** Examples whose future is not known yet: they have no target, but can be predicted. */
  Part withPast(List<DataPlan.Window> windows) {
    return within(back(windows), 0);
  }

  private static int back(List<DataPlan.Window> windows) {
    return Math.max(0, -windows.stream().mapToInt(DataPlan.Window::from).min().orElse(0));
  }

  private Part within(int back, int ahead) {
    if (back == 0 && ahead == 0) {
      return this;
    }
    BitSet own = new BitSet(order.size());
    Arrays.stream(positions).forEach(own::set);
    int[] whole =
        Arrays.stream(positions)
            .filter(at -> order.before(at) >= back)
            .filter(at -> at + ahead <= order.last(at) && own.nextClearBit(at) > at + ahead)
            .toArray();
    if (whole.length == 0) {
      throw new UserError(
          "part %s has %d rows, too few for windows from %d rows before to %d rows after"
              .formatted(name, positions.length, back, ahead));
    }
    return new Part(name, table, order, whole);
  }

  /** Every so many rows of each series, beginning with the first that is left of it. */
  private Part every(int stride) {
    if (stride == 1) {
      return this;
    }
    int[] some = new int[positions.length];
    int count = 0;
    int first = 0;
    for (int i = 0; i < positions.length; i++) {
      int at = positions[i];
      boolean follows = i > 0 && at == positions[i - 1] + 1 && order.before(at) > 0;
      first = follows ? first : at;
      if ((at - first) % stride == 0) {
        some[count++] = at;
      }
    }
    return new Part(name, table, order, Arrays.copyOf(some, count));
  }
}
