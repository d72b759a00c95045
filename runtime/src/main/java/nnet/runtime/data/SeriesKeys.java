package nnet.runtime.data;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nnet.runtime.model.DataPlan;

/** Which row of which series each example is: the last row that its inputs read. */
final class SeriesKeys {
  private final DataPlan plan;
  private final Part part;

  private SeriesKeys(DataPlan plan, Part part) {
    this.plan = plan;
    this.part = part;
  }

  /** The group, then what rows are ordered by. */
  static List<Examples.Key> of(DataPlan plan, Part part) {
    SeriesKeys keys = new SeriesKeys(plan, part);
    List<Examples.Key> all = new ArrayList<>();
    plan.order().group().ifPresent(name -> all.add(keys.key(keys.place(name))));
    plan.order().columns().stream()
        .findFirst()
        .ifPresent(name -> {
          int place = keys.place(name);
          all.add(
              plan.columns().get(place).type().equals("date")
                  ? keys.dates(place)
                  : keys.key(place));
        });
    return all;
  }

  private int place(String name) {
    return plan.columns().stream().map(DataPlan.Column::name).toList().indexOf(name);
  }

  private Examples.Key key(int place, IntFunction<String> text) {
    return new Examples.Key(
        plan.columns().get(place).header(),
        IntStream.range(0, part.size()).mapToObj(text).toList());
  }

  private Examples.Key key(int place) {
    if (part.table().columns().get(place) instanceof RawColumn.Names names) {
      return key(place, index -> names.name(part.row(index)));
    }
    float[] values = values(place);
    return key(place, index -> number(values[index]));
  }

  private static String number(float value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  /** With the time of day where any has one. */
  private Examples.Key dates(int place) {
    float[] days = values(place);
    String header = plan.columns().get(place).header();
    float[] seconds =
        plan.order().columns().stream()
            .map(this::place)
            .filter(each -> plan.columns().get(each).type().equals("second_of_day"))
            .filter(each -> plan.columns().get(each).header().equals(header))
            .findFirst()
            .map(this::values)
            .orElse(new float[0]);
    boolean timed = IntStream.range(0, seconds.length).anyMatch(i -> seconds[i] != 0);
    return key(
        place,
        index -> {
          LocalDate day = LocalDate.ofEpochDay((long) days[index]);
          return timed
              ? day.atTime(LocalTime.ofSecondOfDay((long) seconds[index])).toString()
              : day.toString();
        });
  }

  private float[] values(int place) {
    RawColumn column = part.table().columns().get(place);
    float[] values = new float[part.size()];
    for (int i = 0; i < values.length; i++) {
      column.copy(part.row(i), values, i);
    }
    return values;
  }
}
