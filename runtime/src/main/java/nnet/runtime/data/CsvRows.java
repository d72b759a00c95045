package nnet.runtime.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.Unzipped;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Reads the rows of a CSV, gzip or not. */
final class CsvRows {
  private final Path file;
  private final CsvLayout layout;
  private final List<DataPlan.Column> columns;
  private final String source;
  private final boolean complete;

  /**
   * @param source the name of the {@code .nnet} file that declares the columns
   * @param complete whether every column must be there; where it need not be, a gap is NaN
   */
  CsvRows(
      Path file, CsvLayout layout, List<DataPlan.Column> columns, String source, boolean complete) {
    this.file = file;
    this.layout = layout;
    this.columns = List.copyOf(columns);
    this.source = source;
    this.complete = complete;
  }

  /** The names in the first line. */
  static List<String> header(Path file) {
    CsvRows csv = new CsvRows(file, CsvLayout.USUAL, List.of(), "", false);
    return csv.open(records -> records.hasNext() ? records.next().getFields() : List.of());
  }

  RawTable read() {
    return open(this::table);
  }

  private interface Reading<T> {
    T of(Iterator<CsvRecord> records);
  }

  private <T> T open(Reading<T> reading) {
    try (Reader text =
            new InputStreamReader(Unzipped.open(file), StandardCharsets.UTF_8.newDecoder());
        BufferedReader buffered = withoutMark(new BufferedReader(text));
        CheckedReader checked = new CheckedReader(buffered, layout.separator());
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .fieldSeparator(layout.separator())
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(checked)) {
      return reading(reading, checked, csv);
    } catch (CharacterCodingException e) {
      throw new UserError(file + " is not UTF-8");
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage());
    }
  }

  private <T> T reading(Reading<T> reading, CheckedReader checked, CsvReader<CsvRecord> csv)
      throws IOException {
    try {
      T result = reading.of(csv.iterator());
      if (checked.isQuoteOpen()) {
        throw unclosed(checked);
      }
      return result;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw checked.isQuoteOpen() ? unclosed(checked) : new UserError(file + ": " + e.getMessage());
    }
  }

  private UserError unclosed(CheckedReader checked) {
    return new UserError(file + ":" + checked.lastQuote() + ": this quote is never closed");
  }

  /** Without the byte order mark that some programs put first. */
  private static BufferedReader withoutMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != 0xFEFF) {
      reader.reset();
    }
    return reader;
  }

  private RawTable table(Iterator<CsvRecord> records) {
    for (int i = 0; i < layout.skip() && records.hasNext(); i++) {
      records.next();
    }
    if (!records.hasNext()) {
      throw new UserError(file + " is empty");
    }
    int width = columns.stream().mapToInt(column -> Tensor.size(column.shape())).sum();
    List<ColumnCollector> collectors;
    if (layout.header()) {
      CsvRecord header = records.next();
      width = header.getFieldCount();
      collectors = byHeader(header);
    } else {
      collectors = byPosition();
    }
    long[] lines = collect(records, width, collectors);
    return new RawTable(
        lines.length,
        collectors.stream().map(ColumnCollector::column).toList(),
        row -> file + ":" + lines[row]);
  }

  private long[] collect(Iterator<CsvRecord> records, int width, List<ColumnCollector> collectors) {
    long[] lines = new long[1024];
    int rows = 0;
    while (records.hasNext()) {
      CsvRecord csv = records.next();
      Row row = new Row(csv);
      if (csv.getFieldCount() != width) {
        throw row.wrong(
            Math.min(width, csv.getFieldCount()),
            "this row has %d fields, not %d".formatted(csv.getFieldCount(), width));
      }
      collectors.forEach(collector -> collector.add(row));
      if (rows == lines.length) {
        lines = Arrays.copyOf(lines, rows * 2);
      }
      lines[rows++] = csv.getStartingLineNumber();
    }
    if (rows == 0) {
      throw new UserError(file + " has no rows");
    }
    return Arrays.copyOf(lines, rows);
  }

  private List<ColumnCollector> byHeader(CsvRecord header) {
    List<String> names = header.getFields().stream().map(String::strip).toList();
    List<ColumnCollector> collectors = new ArrayList<>();
    for (DataPlan.Column column : columns) {
      List<OptionalInt> fields = CsvLayout.byHeader(column, names);
      if (complete && fields.stream().anyMatch(OptionalInt::isEmpty)) {
        throw missing(header, column, names);
      }
      collectors.add(new ColumnCollector(column, fields, source));
    }
    return collectors;
  }

  private UserError missing(CsvRecord header, DataPlan.Column column, List<String> names) {
    String name =
        CsvLayout.headers(column.header(), column.shape()).stream()
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
                Suggestion.suffix(name, names)));
  }

  private List<ColumnCollector> byPosition() {
    List<ColumnCollector> collectors = new ArrayList<>();
    int at = 0;
    for (DataPlan.Column column : columns) {
      int size = Tensor.size(column.shape());
      List<OptionalInt> fields = IntStream.range(at, at + size).mapToObj(OptionalInt::of).toList();
      collectors.add(new ColumnCollector(column, fields, source));
      at += size;
    }
    return collectors;
  }

  /** A row that knows where it is. */
  private final class Row implements ColumnCollector.Row {
    private final CsvRecord csv;

    Row(CsvRecord csv) {
      this.csv = csv;
    }

    @Override
    public String field(int number) {
      return csv.getField(number);
    }

    @Override
    public UserError wrong(int field, String message) {
      long line = csv.getStartingLineNumber();
      int column = FieldPosition.of(file, line, field, layout.separator());
      return new UserError(file + ":" + line + ":" + column + ": " + message);
    }
  }
}
