package nnet.runtime.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Reads the rows of a CSV, gzip or not. */
final class CsvRows {
  private final Path file;
  private final CsvLayout layout;
  private final List<DataPlan.Column> columns;
  private final String source;
  private final boolean complete;
  private final Faults faults;
  private final MemoryShare memory = MemoryShare.usual();

  /**
   * @param source the name of the {@code .nnet} file that declares the columns
   * @param complete whether every column must be there; where it need not be, a gap is NaN
   */
  CsvRows(
      Path file, CsvLayout layout, List<DataPlan.Column> columns, String source, boolean complete) {
    this(file, layout, columns, source, complete, Faults.none());
  }

  /**
   * @param faults what happens with rows that cannot be read
   */
  CsvRows(
      Path file,
      CsvLayout layout,
      List<DataPlan.Column> columns,
      String source,
      boolean complete,
      Faults faults) {
    this.file = file;
    this.layout = layout;
    this.columns = List.copyOf(columns);
    this.source = source;
    this.complete = complete;
    this.faults = faults;
  }

  /** The names in the first line, or what else stands there. */
  static Header header(Path file, CsvLayout layout) {
    CsvRows csv = new CsvRows(file, layout, List.of(), "", false);
    return csv.open(records -> {
      csv.skip(records);
      return new Header(records.hasNext() ? records.next().getFields() : List.of());
    });
  }

  private void skip(Iterator<CsvRecord> records) {
    for (int i = 0; i < layout.skip() && records.hasNext(); i++) {
      records.next();
    }
  }

  /** All records, the header being the first. */
  <T> T visit(Function<Iterator<CsvRecord>, T> visitor) {
    return open(visitor::apply);
  }

  RawTable read() {
    return open(this::table);
  }

  private interface Reading<T> {
    T of(Iterator<CsvRecord> records);
  }

  private <T> T open(Reading<T> reading) {
    return TextFile.read(
        file,
        text -> {
          CheckedReader checked = new CheckedReader(text, layout.separator());
          try (CsvReader<CsvRecord> csv =
              CsvReader.builder()
                  .fieldSeparator(layout.separator())
                  .skipEmptyLines(true)
                  .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                  .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                  .ofCsvRecord(checked)) {
            return reading(reading, checked, csv);
          }
        });
  }

  private <T> T reading(Reading<T> reading, CheckedReader checked, CsvReader<CsvRecord> csv) {
    try {
      T result = reading.of(csv.iterator());
      if (checked.isQuoteOpen()) {
        throw unclosed(checked);
      }
      return result;
    } catch (UserError e) {
      throw checked.isNeverClosed() ? unclosed(checked) : e;
    } catch (CsvParseException e) {
      throw checked.isQuoteOpen() ? unclosed(checked) : new UserError(file + ": " + e.getMessage());
    }
  }

  private UserError unclosed(CheckedReader checked) {
    return new UserError(file + ":" + checked.lastQuote() + ": this quote is never closed");
  }

  private RawTable table(Iterator<CsvRecord> records) {
    skip(records);
    if (!records.hasNext()) {
      throw new UserError(file + " is empty");
    }
    long[] lines;
    List<ColumnCollector> collectors;
    if (layout.header()) {
      CsvRecord header = records.next();
      collectors = byHeader(header);
      lines = collect(records, header.getFieldCount(), collectors);
    } else {
      collectors = byPosition();
      lines = collect(records, places().size(), collectors);
    }
    return new RawTable(
        lines.length,
        collectors.stream().map(ColumnCollector::column).toList(),
        row -> file + ":" + lines[row],
        faults);
  }

  private long[] collect(Iterator<CsvRecord> records, int width, List<ColumnCollector> collectors) {
    long[] lines = new long[1024];
    int rows = 0;
    while (records.hasNext()) {
      CsvRecord csv = records.next();
      Row row = new Row(csv, true);
      if (!faults.skips()) {
        requireWidth(row, width);
      } else if (!isWhole(new Row(csv, faults.skipped().isShown()), width, collectors)) {
        continue;
      }
      collectors.forEach(collector -> collector.add(row));
      if (rows == lines.length) {
        lines = Arrays.copyOf(lines, rows * 2);
      }
      lines[rows++] = csv.getStartingLineNumber();
    }
    if (rows == 0) {
      throw faults.skipped().noneLeft(file + " has no rows");
    }
    return Arrays.copyOf(lines, rows);
  }

  private void requireWidth(Row row, int width) {
    int found = row.csv.getFieldCount();
    if (found != width) {
      throw row.wrong(
          Math.min(width, found), "this row has %d fields, not %d".formatted(found, width));
    }
  }

  private boolean isWhole(Row row, int width, List<ColumnCollector> collectors) {
    try {
      requireWidth(row, width);
      collectors.forEach(collector -> collector.check(row));
      return true;
    } catch (UserError e) {
      faults.skip(e);
      return false;
    }
  }

  private List<ColumnCollector> byHeader(CsvRecord header) {
    Header names = new Header(header.getFields());
    List<ColumnCollector> collectors = new ArrayList<>();
    for (DataPlan.Column column : columns) {
      List<OptionalInt> fields = CsvLayout.byHeader(column, names);
      if (complete && fields.stream().anyMatch(OptionalInt::isEmpty)) {
        throw missing(header, column, names);
      }
      for (String name : CsvLayout.headers(column)) {
        if (names.isAmbiguous(name)) {
          throw new UserError(
              "%s:%d:1: two columns are called `%s`"
                  .formatted(file, header.getStartingLineNumber(), name));
        }
      }
      collectors.add(ColumnCollector.of(column, fields, source, memory, faults));
    }
    return collectors;
  }

  private UserError missing(CsvRecord header, DataPlan.Column column, Header names) {
    String name =
        CsvLayout.headers(column).stream()
            .filter(each -> !names.contains(each))
            .findFirst()
            .orElseThrow();
    return new UserError(
        "%s:%d:1: there is no column `%s`, which %s:%d:%d declares%s"
            .formatted(
                file,
                header.getStartingLineNumber(),
                name,
                source,
                column.location().line(),
                column.location().column(),
                names.suggestion(name)));
  }

  /** Without a header fields come in the order of the columns, each once. */
  private List<ColumnCollector> byPosition() {
    Header places = new Header(places());
    return columns.stream()
        .map(column ->
            ColumnCollector.of(column, CsvLayout.byHeader(column, places), source, memory, faults))
        .toList();
  }

  private List<String> places() {
    return layout.fields().isEmpty() ? Needs.headers(columns) : layout.fields();
  }

  /** A row that knows where it is. */
  private final class Row implements ColumnCollector.Row {
    private final CsvRecord csv;
    private final boolean placed;

    /**
     * @param placed whether a message says in which column of characters: the file is read for that
     */
    Row(CsvRecord csv, boolean placed) {
      this.csv = csv;
      this.placed = placed;
    }

    @Override
    public String field(int number) {
      return csv.getField(number);
    }

    @Override
    public UserError wrong(int field, String message) {
      long line = csv.getStartingLineNumber();
      int column = placed ? FieldPosition.of(file, line, field, layout.separator()) : 1;
      return new UserError(file + ":" + line + ":" + column + ": " + message);
    }
  }
}
