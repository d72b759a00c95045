package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Shape;
import nnet.runtime.data.ImageFolder;
import nnet.runtime.data.LinesSource;
import nnet.runtime.model.DataPlan;
import org.jspecify.annotations.Nullable;

/** The {@code from} statements of a data block: where rows come from, and their columns. */
final class DataSources {
  static final String MAIN = "main";
  static final Set<String> FILES = Set.of("csv", "idx", "images", "lines", "npy", "npz", "tsv");

  private final Elaborator elaborator;
  private final Activation at;
  private final Declaration.Data data;
  private final DataRecords records;
  private final SourceArguments arguments;
  private final Map<String, DataPlan.Source> sources = new LinkedHashMap<>();
  private @Nullable Name mainRecord;

  /**
   * The sources, by part, what is joined to each, and the columns that all of them have then.
   *
   * @param record what the rows of the first are, where that is declared
   */
  record Read(
      Optional<String> record,
      List<DataPlan.Source> sources,
      List<DataPlan.Join> joins,
      Map<String, DataColumn> columns) {}

  DataSources(Elaborator elaborator, Activation at, Declaration.Data data) {
    this.elaborator = elaborator;
    this.at = at;
    this.data = data;
    records = new DataRecords(elaborator, at);
    arguments = new SourceArguments(elaborator, at);
  }

  /** Empty where a source is wrong, which is reported. */
  Optional<Read> read() {
    List<DataStatement.From> all = new ArrayList<>();
    for (DataStatement statement : data.statements()) {
      if (statement instanceof DataStatement.From from) {
        if (from.split() == null || from.split().text().equals("train")) {
          all.add(0, from);
          mainRecord = from.record();
        } else {
          all.add(from);
        }
      }
    }
    Map<String, DataColumn> columns = null;
    boolean failed = false;
    for (DataStatement.From from : all) {
      Optional<Map<String, DataColumn>> found = from(from);
      failed |= found.isEmpty() || !agrees(columns, found.get(), from);
      columns = columns == null ? found.orElse(null) : columns;
    }
    if (!failed && !sources.containsKey(MAIN)) {
      missing();
      return Optional.empty();
    }
    return failed || columns == null ? Optional.empty() : joined(columns);
  }

  private Optional<Read> joined(Map<String, DataColumn> columns) {
    DataJoins joins = new DataJoins(elaborator, at, columns);
    boolean failed = false;
    for (DataStatement statement : data.statements()) {
      failed |= statement instanceof DataStatement.Join join && !joins.add(join);
    }
    Optional<String> row = Optional.ofNullable(mainRecord).map(Name::text);
    return failed
        ? Optional.empty()
        : Optional.of(new Read(row, List.copyOf(sources.values()), joins.plans(), joins.columns()));
  }

  private void missing() {
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.MISSING_PART,
                data.name().span(),
                "`" + data.name() + "` does not say where its rows come from")
            .help("add a source, such as from csv(\"rows.csv\") as Row"));
  }

  private boolean agrees(
      @Nullable Map<String, DataColumn> columns,
      Map<String, DataColumn> others,
      DataStatement.From from) {
    if (columns == null || columns.keySet().equals(others.keySet())) {
      return true;
    }
    elaborator.reports.error(
        at,
        Code.BAD_SOURCE,
        from.span(),
        "the rows of all sources have the same columns; the first has "
            + String.join(", ", columns.keySet())
            + ", this one "
            + String.join(", ", others.keySet()));
    return false;
  }

  private Optional<Map<String, DataColumn>> from(DataStatement.From from) {
    Name split = from.split();
    String part = split == null || split.text().equals("train") ? MAIN : split.text();
    Expression source = from.source();
    List<Argument> given = source instanceof Expression.Call call ? call.arguments() : List.of();
    Expression callee = source instanceof Expression.Call call ? call.function() : source;
    if (!(callee instanceof Expression.NameReference reference)) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    Optional<Map<String, DataColumn>> columns =
        switch (reference.name().text()) {
          case "csv", "tsv" -> csv(from, reference.name().text(), given, values);
          case "lines" -> lines(from, given, values);
          case "images" -> images(from, given, values);
          case "idx", "npy", "npz" ->
              new ArraySources(elaborator, at)
                  .columns(from, reference.name().text(), recordOf(from), given, values);
          default ->
              new GeneratorSource(elaborator, at).columns(from, reference.name(), given, values);
        };
    DataPlan.Source made = new DataPlan.Source(part, reference.name().text(), values);
    if (columns.isPresent() && sources.values().stream().anyMatch(other -> same(other, made))) {
      elaborator.reports.add(
          at,
          Diagnostic.error(Code.LEAK, from.source().span(), "two parts are the same rows")
              .note("what is measured on rows that were trained on says nothing about others")
              .help("name another file, or split the rows: split random: train 0.8, test 0.2"));
      return Optional.empty();
    }
    if (columns.isPresent() && sources.put(part, made) != null) {
      elaborator.reports.error(
          at, Code.DUPLICATE_NAME, from.span(), "the rows of this part have two sources");
      return Optional.empty();
    }
    return columns;
  }

  /** Where another part does not say what its rows are, they are those of the first. */
  private @Nullable Name recordOf(DataStatement.From from) {
    return from.record() == null ? mainRecord : from.record();
  }

  private static boolean same(DataPlan.Source a, DataPlan.Source b) {
    String path = a.arguments().get("path");
    return a.kind().equals(b.kind())
        && !a.part().equals(b.part())
        && (a.arguments().equals(b.arguments())
            || (!a.kind().equals("npz") && path != null && path.equals(b.arguments().get("path"))));
  }

  private Optional<Map<String, DataColumn>> csv(
      DataStatement.From from, String kind, List<Argument> given, Map<String, String> values) {
    boolean fits = arguments.file(kind, SourceArguments.CSV, given, values, from.source().span());
    Name row = recordOf(from);
    if (row == null) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.MISSING_PART,
                  from.span(),
                  "a " + kind + " source needs the record that its rows are")
              .help(
                  "`nnet data "
                      + values.getOrDefault("path", "rows." + kind)
                      + "` proposes one; then write from "
                      + kind
                      + "(...) as Row"));
      return Optional.empty();
    }
    Optional<Map<String, DataColumn>> columns = records.columns(row);
    return fits ? columns : Optional.empty();
  }

  /** Texts with labels; a record may say of what type the labels are. */
  private Optional<Map<String, DataColumn>> lines(
      DataStatement.From from, List<Argument> given, Map<String, String> values) {
    Span span = from.source().span();
    boolean fits = arguments.file("lines", SourceArguments.LINES, given, values, span);
    Name row = recordOf(from);
    if (row != null) {
      return records.columns(row).filter(columns -> fits && areLines(columns, row));
    }
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    columns.put(LinesSource.TEXT, DataColumn.text(LinesSource.TEXT, span, false));
    columns.put(LinesSource.LABEL, DataColumn.label(LinesSource.LABEL, span));
    return fits ? Optional.of(columns) : Optional.empty();
  }

  private boolean areLines(Map<String, DataColumn> columns, Name row) {
    DataColumn text = columns.get(LinesSource.TEXT);
    boolean known = Set.of(LinesSource.TEXT, LinesSource.LABEL).containsAll(columns.keySet());
    if (text != null && text.isText() && known) {
      return true;
    }
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.BAD_SOURCE, row.span(), "a line is a text and its label, and nothing else")
            .help("write record " + row + " { text: text  label: class(2) }"));
    return false;
  }

  /** Images, whose folders are their labels. */
  private Optional<Map<String, DataColumn>> images(
      DataStatement.From from, List<Argument> given, Map<String, String> values) {
    Span span = from.source().span();
    boolean fits = arguments.file("images", SourceArguments.IMAGES, given, values, span);
    if (from.record() != null) {
      return arguments.known("images", from.record());
    }
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    Optional<Shape> size = SourceArguments.size(values);
    columns.put(ImageFolder.IMAGE, DataColumn.image(ImageFolder.IMAGE, span, size));
    columns.put(ImageFolder.LABEL, DataColumn.label(ImageFolder.LABEL, span));
    return fits ? Optional.of(columns) : Optional.empty();
  }
}
