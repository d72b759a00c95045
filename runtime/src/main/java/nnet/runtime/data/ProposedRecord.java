package nnet.runtime.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nnet.runtime.message.UserError;

/** A {@code record} declaration for the columns of a file, with the types that they have. */
public final class ProposedRecord {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  private final Path file;
  private final List<String> names = new ArrayList<>();
  private final List<FieldType> types = new ArrayList<>();
  private long rows;

  private ProposedRecord(Path file) {
    this.file = file;
  }

  /**
   * Declarations that read the file: its record and the beginning of a data block. A text file of
   * labelled lines needs no record.
   */
  public static String of(Path file) {
    boolean text = String.valueOf(file.getFileName()).matches(".*\\.txt(\\.gz)?");
    return (text ? ProposedLines.of(file) : Optional.<String>empty())
        .orElseGet(() -> ofColumns(file));
  }

  private static String ofColumns(Path file) {
    char separator = separator(file);
    ProposedRecord proposed = new ProposedRecord(file);
    return new CsvRows(file, CsvLayout.separatedBy(separator), List.of(), "", false)
        .visit(records -> {
          proposed.take(records);
          return proposed.text(separator);
        });
  }

  /** As its name says, or the one that the first line has most of. */
  private static char separator(Path file) {
    if (String.valueOf(file.getFileName()).matches(".*\\.tsv(\\.gz)?")) {
      return '\t';
    }
    String line = TextFile.read(file, text -> Objects.requireNonNullElse(text.readLine(), ""));
    char best = ',';
    for (char separator : SEPARATORS) {
      best = count(line, separator) > count(line, best) ? separator : best;
    }
    return best;
  }

  private static long count(String line, char separator) {
    return line.chars().filter(c -> c == separator).count();
  }

  private void take(Iterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw new UserError(file + " is empty");
    }
    records
        .next()
        .getFields()
        .forEach(name -> {
          names.add(Header.fieldName(name.strip()));
          types.add(new FieldType());
        });
    while (records.hasNext()) {
      CsvRecord row = records.next();
      rows++;
      if (row.getFieldCount() != types.size()) {
        throw new UserError(
            "%s:%d: this row has %d fields, but the header has %d"
                .formatted(file, row.getStartingLineNumber(), row.getFieldCount(), types.size()));
      }
      for (int i = 0; i < types.size(); i++) {
        types.get(i).see(row.getField(i));
      }
    }
  }

  private String text(char separator) {
    StringBuilder text = new StringBuilder("// %,d rows\n".formatted(rows));
    text.append("record Row {\n");
    Optional<String> date = Optional.empty();
    for (int i = 0; i < names.size(); i++) {
      String type = types.get(i).type();
      text.append("    ").append(names.get(i)).append(": ").append(type).append('\n');
      date = date.isEmpty() && type.equals("date") ? Optional.of(names.get(i)) : date;
    }
    text.append("}\n\ndata Rows {\n    from ").append(source(separator)).append(" as Row\n");
    date.ifPresent(column -> text.append("    order by ").append(column).append('\n'));
    return text.append("    split ")
        .append(date.isPresent() ? "in_order" : "random(seed: 1)")
        .append(": train 0.7, validation 0.15, test 0.15\n}\n")
        .toString();
  }

  private String source(char separator) {
    String name = "\"" + file.getFileName() + "\"";
    return switch (separator) {
      case ',' -> "csv(" + name + ")";
      case '\t' -> "tsv(" + name + ")";
      default -> "csv(" + name + ", separator: \"" + separator + "\")";
    };
  }
}
