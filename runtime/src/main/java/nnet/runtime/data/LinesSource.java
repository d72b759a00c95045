package nnet.runtime.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Texts line by line, each with its label behind the last tab; gzip or not. */
public final class LinesSource {
  public static final String TEXT = "text";
  public static final String LABEL = "label";
  private static final List<String> FIELDS = List.of(TEXT, LABEL);
  private static final char TAB = '\t';

  private final Path file;
  private final boolean labelled;
  private final Faults faults;
  private final List<ColumnCollector> collectors;
  private final IntList lines = new IntList();

  /**
   * @param declaredIn the name of the {@code .nnet} file that declares the columns
   * @param labelled whether each line has a label; else one that is there is not looked at
   */
  LinesSource(
      Path file,
      List<DataPlan.Column> columns,
      String declaredIn,
      boolean labelled,
      Faults faults) {
    this.faults = faults;
    this.file = file;
    this.labelled = labelled;
    MemoryShare memory = MemoryShare.usual();
    this.collectors =
        columns.stream()
            .map(column ->
                ColumnCollector.of(column, List.of(field(column)), declaredIn, memory, faults))
            .toList();
  }

  private OptionalInt field(DataPlan.Column column) {
    int field = FIELDS.indexOf(column.header());
    return field == 0 || labelled ? OptionalInt.of(field) : OptionalInt.empty();
  }

  RawTable read() {
    return TextFile.read(file, this::table);
  }

  private RawTable table(BufferedReader text) throws IOException {
    int number = 1;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      if (!line.isBlank()) {
        add(line, number);
      }
      number++;
    }
    if (lines.size() == 0) {
      throw faults
          .skipped()
          .noneLeft(file + (faults.skipped().count() == 0 ? " is empty" : " has no line"));
    }
    int[] numbers = lines.toArray();
    return new RawTable(
        numbers.length,
        collectors.stream().map(ColumnCollector::column).toList(),
        row -> file + ":" + numbers[row],
        faults);
  }

  private void add(String line, int number) {
    try {
      Line row = new Line(line, number);
      if (faults.skips()) {
        collectors.forEach(collector -> collector.check(row));
      }
      collectors.forEach(collector -> collector.add(row));
      lines.add(number);
    } catch (UserError e) {
      faults.skip(e);
    }
  }

  /** A line that knows where it is. */
  private final class Line implements ColumnCollector.Row {
    private final String text;
    private final int number;
    private final int end;

    Line(String text, int number) {
      this.text = text;
      this.number = number;
      int tab = text.lastIndexOf(TAB);
      this.end = labelled || tab >= 0 ? tab : text.length();
      if (end < 0) {
        throw at(text.length() + 1, "this line has no tab, which a label stands behind");
      }
      if (labelled && text.substring(end).isBlank()) {
        throw at(end + 2, "this line has no label behind its tab");
      }
    }

    @Override
    public String field(int field) {
      return field == 0 ? text.substring(0, end) : text.substring(end + 1);
    }

    @Override
    public UserError wrong(int field, String message) {
      return at(field == 0 ? 1 : end + 2, message);
    }

    private UserError at(int column, String message) {
      return new UserError(file + ":" + number + ":" + column + ": " + message);
    }
  }
}
