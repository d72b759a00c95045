package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Element;
import nnet.runtime.model.DataPlan;
import org.jspecify.annotations.Nullable;

/** The {@code join} statements of a data block: columns of other files for the same key. */
final class DataJoins {
  private final Elaborator elaborator;
  private final Activation at;
  private final DataRecords records;
  private final SourceArguments arguments;
  private final Map<String, DataColumn> columns;
  private final List<DataPlan.Join> plans = new ArrayList<>();

  DataJoins(Elaborator elaborator, Activation at, Map<String, DataColumn> columns) {
    this.elaborator = elaborator;
    this.at = at;
    this.columns = new LinkedHashMap<>(columns);
    records = new DataRecords(elaborator, at);
    arguments = new SourceArguments(elaborator, at);
  }

  /** With those of all joined files. */
  Map<String, DataColumn> columns() {
    return columns;
  }

  List<DataPlan.Join> plans() {
    return List.copyOf(plans);
  }

  /** False where something is wrong, which is reported. */
  boolean add(DataStatement.Join join) {
    Expression source = join.source();
    List<Argument> given = source instanceof Expression.Call call ? call.arguments() : List.of();
    Expression callee = source instanceof Expression.Call call ? call.function() : source;
    String kind = callee.span().text();
    if (!kind.equals("csv") && !kind.equals("tsv")) {
      elaborator.reports.error(
          at, Code.BAD_SOURCE, source.span(), "rows are joined from a csv or tsv file");
      return false;
    }
    Map<String, String> values = new HashMap<>();
    boolean fits = arguments.file(kind, SourceArguments.CSV, given, values, source.span());
    Optional<Map<String, DataColumn>> found = records.columns(join.record());
    return fits
        && found.isPresent()
        && isKey(join.key(), found.get())
        && add(join, found.get())
        && plans.add(
            new DataPlan.Join(
                new DataPlan.Source(DataSources.MAIN, kind, values),
                join.key().text(),
                found.get().keySet().stream()
                    .filter(name -> !name.equals(join.key().text()))
                    .toList()));
  }

  private boolean isKey(Name key, Map<String, DataColumn> others) {
    DataColumn own = column(key, columns);
    DataColumn other = own == null ? null : column(key, others);
    if (own == null || other == null) {
      return false;
    }
    boolean labels = own.isCategory() && other.isCategory();
    boolean numbers =
        own.element() instanceof Element.Int
            && other.element() instanceof Element.Int
            && own.isDate() == other.isDate();
    if (!labels && !numbers) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.BAD_SOURCE,
                  key.span(),
                  "a key is a category, a date or a whole number, the same in both files")
              .label(own.declared(), "here")
              .label(other.declared(), "and here"));
    }
    return labels || numbers;
  }

  private @Nullable DataColumn column(Name key, Map<String, DataColumn> of) {
    DataColumn column = of.get(key.text());
    if (column == null) {
      elaborator.reports.unknownName(
          at, Code.UNKNOWN_NAME, key.span(), "there is no column", key.text(), of.keySet());
    }
    return column;
  }

  private boolean add(DataStatement.Join join, Map<String, DataColumn> others) {
    for (DataColumn column : others.values()) {
      DataColumn before = columns.get(column.name());
      boolean key = column.name().equals(join.key().text());
      if ((before != null && !key) || column.isText()) {
        Diagnostic error =
            before == null
                ? Diagnostic.error(
                    Code.BAD_SOURCE,
                    join.span(),
                    "`" + column.name() + "` is text: it cannot be joined")
                : Diagnostic.error(
                        Code.DUPLICATE_NAME,
                        join.span(),
                        "`" + column.name() + "` is a column of both files")
                    .label(before.declared(), "here")
                    .help("a join adds columns of other names to those of its key");
        elaborator.reports.add(at, error.label(column.declared(), "it is declared here"));
        return false;
      }
      columns.putIfAbsent(column.name(), column);
    }
    return true;
  }
}
