package nnet.compiler.elaborate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.op.Tensor;

/** Parts of dates as numbers: each is a column of its own. */
final class DateFunctions {

  /**
   * A part of a date.
   *
   * @param least its first value
   * @param period after which it begins again; 0 for never
   */
  record Part(String name, int least, int greatest, double period) {}

  /** A mean year of the Gregorian calendar has 365.2425 days. */
  static final List<Part> PARTS =
      List.of(
          new Part("year", 0, 9999, 0),
          new Part("month", 1, 12, 12),
          new Part("day", 1, 31, 31),
          new Part("weekday", 0, 6, 7),
          new Part("day_of_year", 1, 366, 365.2425),
          new Part("hour", 0, 23, 24));

  private final DataRows rows;
  private final RowOperators operators;
  private final Map<DataColumn, Map<String, DataColumn>> columns = new HashMap<>();

  DateFunctions(DataRows rows, RowOperators operators) {
    this.rows = rows;
    this.operators = operators;
  }

  /** The part as a number, or with {@code cyclic: true} as a point of a circle. */
  Item part(Part part, DataCall call) {
    if (!call.options("cyclic")) {
      return Item.UNKNOWN;
    }
    Tensor date = call.one();
    Boolean cyclic = call.flag("cyclic");
    if (date == null || cyclic == null) {
      return Item.UNKNOWN;
    }
    Optional<DataRows.Use> use =
        rows.use(date.value()).filter(each -> each.column().isDate() && each.from() == each.to());
    if (use.isEmpty()) {
      return call.error(
          Diagnostic.error(
                  Code.TYPE_MISMATCH, call.span, "`" + call.name + "` takes a column of dates")
              .label(call.span, date.describe())
              .help("declare the field as date"));
    }
    DataColumn column =
        columns
            .computeIfAbsent(use.get().column(), key -> new HashMap<>())
            .computeIfAbsent(part.name(), name -> use.get().column().part(part));
    Tensor number = rows.column(column, use.get());
    return cyclic ? circle(part, RowOperators.item(number), call) : RowOperators.item(number);
  }

  private Item circle(Part part, Item number, DataCall call) {
    if (part.period() == 0) {
      return call.error(
          Code.BAD_OPTION, call.span, "a year does not come again: leave `cyclic` out");
    }
    Item since = operators.apply("subtract", call, number, RowOperators.number(part.least()));
    Item angle =
        operators.apply("multiply", call, since, new Item.Real(2 * Math.PI / part.period()));
    return operators.joined(
        call, operators.apply("sin", call, angle), operators.apply("cos", call, angle));
  }
}
