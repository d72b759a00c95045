package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** Sources of arrays: a file for each column, or one file with an array for each. */
final class ArraySources {
  /** What the file of all arrays is called among the arguments. */
  private static final String FILE = "path";

  private final Elaborator elaborator;
  private final Activation at;
  private final DataRecords records;
  private final SourceArguments arguments;

  ArraySources(Elaborator elaborator, Activation at) {
    this.elaborator = elaborator;
    this.at = at;
    records = new DataRecords(elaborator, at);
    arguments = new SourceArguments(elaborator, at);
  }

  /**
   * The columns; empty where something is wrong, which is reported.
   *
   * @param kind {@code idx}, {@code npy} or {@code npz}
   * @param row the record that says of what type they are
   */
  Optional<Map<String, DataColumn>> columns(
      DataStatement.From from,
      String kind,
      @Nullable Name row,
      List<Argument> given,
      Map<String, String> values) {
    Span span = from.source().span();
    boolean fits =
        kind.equals("npz")
            ? isNpz(given, values, row != null, span)
            : areFiles(kind, given, values, span);
    if (row != null) {
      return records
          .columns(row)
          .filter(
              columns -> fits && (kind.equals("npz") || sameNames(columns, kind, values, from)));
    }
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    for (Argument argument : given) {
      Name name = argument.name();
      if (name != null && !name.text().equals(FILE)) {
        columns.put(name.text(), arrayOf(kind, name));
      }
    }
    return fits ? Optional.of(columns) : Optional.empty();
  }

  private static DataColumn arrayOf(String kind, Name name) {
    return kind.equals("idx") ? bytes(name) : DataColumn.array(name.text(), name.span());
  }

  private boolean sameNames(
      Map<String, DataColumn> columns,
      String kind,
      Map<String, String> values,
      DataStatement.From from) {
    if (columns.keySet().equals(values.keySet())) {
      return true;
    }
    elaborator.reports.error(
        at,
        Code.BAD_SOURCE,
        from.source().span(),
        source(kind)
            + " names one file for each field of its record: "
            + String.join(", ", columns.keySet()));
    return false;
  }

  private static String source(String kind) {
    return "an " + kind + " source";
  }

  /** A file for each column. */
  private boolean areFiles(
      String kind, List<Argument> given, Map<String, String> values, Span span) {
    String source = source(kind);
    boolean fits = true;
    for (Argument argument : given) {
      Name name = argument.name();
      if (name == null) {
        elaborator.reports.add(
            at,
            Diagnostic.error(
                    Code.BAD_SOURCE,
                    argument.span(),
                    "each file of " + source + " is a named column")
                .help("write " + kind + "(images: " + argument.value().span().text() + ")"));
        fits = false;
        continue;
      }
      Optional<String> path = arguments.path(argument.value());
      fits &= path.isPresent();
      if (path.isPresent() && values.put(name.text(), path.get()) != null) {
        fits = arguments.wrong(argument.span(), "`" + name + "` is given twice");
      }
    }
    return given.isEmpty()
        ? arguments.wrong(
            span, source + " names a file for each column: " + kind + "(images: \"...\")")
        : fits;
  }

  /** A file with arrays, and the names of those that columns are called otherwise. */
  private boolean isNpz(
      List<Argument> given, Map<String, String> values, boolean typed, Span span) {
    boolean fits = true;
    for (int i = 0; i < given.size(); i++) {
      Name name = given.get(i).name();
      String key = name != null ? name.text() : i == 0 ? FILE : "";
      fits &= isNamed(key, given.get(i), values);
    }
    boolean named = values.containsKey(FILE) && (typed || values.size() > 1);
    if (fits && !named) {
      return arguments.wrong(
          span,
          "an npz source names its file and the array of each column: "
              + "npz(\"digits.npz\", images: \"x_train\", labels: \"y_train\")");
    }
    return fits;
  }

  /** The file of an npz source, or an array in it, by a text that is written here. */
  private boolean isNamed(String key, Argument argument, Map<String, String> values) {
    if (!key.equals(FILE)
        && (key.isEmpty() || !(argument.value() instanceof Expression.StringLiteral))) {
      return arguments.wrong(
          argument.span(), "an array of an npz file is named by a text: images: \"x_train\"");
    }
    Optional<String> value =
        key.equals(FILE)
            ? arguments.path(argument.value())
            : Optional.of(((Expression.StringLiteral) argument.value()).value());
    if (value.isPresent() && values.put(key, value.get()) != null) {
      return arguments.wrong(argument.span(), "`" + key + "` is given twice");
    }
    return value.isPresent();
  }

  /** The items of an IDX file: unsigned bytes, in a shape that only the file knows. */
  private static DataColumn bytes(Name name) {
    return new DataColumn(
        name.text(),
        name.span(),
        "i32",
        new Element.Int(new Range(0, 255)),
        false,
        Optional.empty());
  }
}
