package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import nnet.runtime.model.DataPlan;
import org.jspecify.annotations.Nullable;

/** How the rows of a block follow each other: order, groups, and the gaps between them. */
final class DataOrder {
  private static final DateFunctions.Part TIME =
      new DateFunctions.Part("second_of_day", 0, 86_399, 0);

  private final Elaborator elaborator;
  private final Activation at;
  private DataStatement.@Nullable OrderBy order;
  private DataStatement.@Nullable GroupBy group;
  private final List<DataColumn> columns = new ArrayList<>();
  private double longestGap = Double.POSITIVE_INFINITY;

  DataOrder(Elaborator elaborator, Activation at) {
    this.elaborator = elaborator;
    this.at = at;
  }

  DataStatement.@Nullable OrderBy statement() {
    return order;
  }

  boolean isGrouped() {
    return group != null;
  }

  /** Columns that no formula names. */
  List<DataColumn> columns() {
    return columns;
  }

  void by(DataStatement.OrderBy by, Map<String, DataColumn> known, boolean columnsKnown) {
    if (order != null) {
      elaborator.reports.error(at, Code.DUPLICATE_NAME, by.span(), "the rows are ordered twice");
      return;
    }
    order = by;
    DataColumn column = column(by.column(), known, columnsKnown);
    if (column != null && (column.isCategory() || !isScalar(column))) {
      elaborator.reports.error(
          at, Code.BAD_VALUE, by.column().span(), "rows are ordered by a number or a date");
    } else if (column != null && column.isDate()) {
      columns.add(column.part(TIME));
    }
  }

  void by(DataStatement.GroupBy by, Map<String, DataColumn> known, boolean columnsKnown) {
    if (group != null) {
      elaborator.reports.error(at, Code.DUPLICATE_NAME, by.span(), "the rows are grouped twice");
      return;
    }
    group = by;
    DataColumn column = column(by.column(), known, columnsKnown);
    boolean fits =
        column == null
            || (isScalar(column)
                && (column.element() instanceof Element.ClassIndex
                    || column.element() instanceof Element.Int));
    if (!fits) {
      elaborator.reports.error(
          at,
          Code.BAD_VALUE,
          by.column().span(),
          "rows are grouped by a category or a whole number");
    }
  }

  private static boolean isScalar(DataColumn column) {
    return column.shape().map(shape -> shape.equals(Shape.SCALAR)).orElse(false);
  }

  private @Nullable DataColumn column(
      Name name, Map<String, DataColumn> known, boolean columnsKnown) {
    DataColumn column = known.get(name.text());
    if (column == null && columnsKnown) {
      elaborator.reports.unknownName(
          at, Code.UNKNOWN_NAME, name.span(), "there is no column", name.text(), known.keySet());
    }
    return column;
  }

  /** {@code longest_gap: 5}, in days where the order is that of dates. */
  void longestGap(Expression value) {
    longestGap = new SettingValues(elaborator, at).real(value, longestGap, "longest_gap");
    if (!(longestGap > 0)) {
      elaborator.reports.error(
          at, Code.BAD_VALUE, value.span(), "`longest_gap` is above 0; this is " + longestGap);
    }
  }

  /** Gaps are known only between rows in order. */
  void check(@Nullable DataStatement setting) {
    if (setting != null && order == null) {
      elaborator.reports.error(
          at,
          Code.BAD_VALUE,
          setting.span(),
          "there are gaps only between rows in order: add order by ...");
    }
  }

  DataPlan.Order plan(int stride) {
    List<String> by = new ArrayList<>();
    if (order != null) {
      by.add(order.column().text());
    }
    columns.forEach(column -> by.add(column.name()));
    return new DataPlan.Order(
        by, Optional.ofNullable(group).map(g -> g.column().text()), longestGap, stride);
  }
}
