package nnet.runtime.data;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import nnet.runtime.io.ColumnNames;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/**
 * How a CSV is to be read.
 *
 * @param header whether its first line names the columns
 * @param skip lines before the header or the first row
 * @param fields what the fields of a row are where no line says: none for those of the columns
 */
record CsvLayout(boolean header, int skip, char separator, List<String> fields) {
  private static final List<String> KNOWN = List.of("path", "header", "skip", "separator");

  /** With a header in its first line. */
  static CsvLayout separatedBy(char separator) {
    return new CsvLayout(true, 0, separator, List.of());
  }

  CsvLayout withHeader() {
    return new CsvLayout(true, skip, separator, fields);
  }

  /** With these fields, which no line names. */
  CsvLayout named(List<String> names) {
    return new CsvLayout(false, skip, separator, names);
  }

  /**
   * @param kind {@code csv}, or {@code tsv} where fields are separated by tabs
   */
  static CsvLayout of(String kind, Map<String, String> arguments) {
    for (String name : arguments.keySet()) {
      if (!KNOWN.contains(name)) {
        throw new UserError(
            kind + " has no option `" + name + "`" + Suggestion.suffix(name, KNOWN));
      }
    }
    String separator = arguments.getOrDefault("separator", kind.equals("tsv") ? "\t" : ",");
    if (separator.length() != 1 || separator.equals("\"")) {
      throw new UserError("the separator of a csv is one character, not `" + separator + "`");
    }
    String skip = arguments.getOrDefault("skip", "0");
    if (!skip.matches("\\d{1,6}")) {
      throw new UserError("csv skips a whole number of lines, not `" + skip + "`");
    }
    return new CsvLayout(
        !arguments.getOrDefault("header", "true").equals("false"),
        Integer.parseInt(skip),
        separator.charAt(0),
        List.of());
  }

  static List<String> headers(DataPlan.Column column) {
    return ColumnNames.of(column.header(), column.fieldShape());
  }

  /** For each element of a column the number of its field; empty where the file lacks one. */
  static List<OptionalInt> byHeader(DataPlan.Column column, Header names) {
    return headers(column).stream()
        .map(names::indexOf)
        .map(at -> at < 0 ? OptionalInt.empty() : OptionalInt.of(at))
        .toList();
  }
}
