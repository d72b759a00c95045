package nnet.runtime.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nnet.runtime.io.ColumnNames;
import nnet.runtime.io.Tensor;

/** Predictions as a CSV. */
public final class CsvOutputs {
  private CsvOutputs() {}

  /**
   * An output.
   *
   * @param label the name of a column for the most probable class, where there are classes
   * @param classes what the classes are called; numbers where it is empty
   * @param decided whether it is 1 for yes and 0 for no
   */
  public record Column(
      String name,
      List<Integer> shape,
      Optional<String> label,
      List<String> classes,
      boolean decided) {
    public Column {
      shape = List.copyOf(shape);
      classes = List.copyOf(classes);
    }

    public static Column output(
        String name, List<Integer> shape, Optional<String> label, List<String> classes) {
      return new Column(name, shape, label, classes, false);
    }

    public static Column decision(String name) {
      return new Column(name, List.of(), Optional.empty(), List.of(), true);
    }

    private String shown(float value) {
      return decided ? String.valueOf(value != 0) : String.valueOf(value);
    }

    /** A class that has no name is all the categories that training rows have not or rarely. */
    private String called(int number) {
      String name = number < classes.size() ? classes.get(number) : "other";
      return classes.isEmpty() ? String.valueOf(number) : quoted(name);
    }

    private Stream<String> headers() {
      return Stream.concat(label.stream(), ColumnNames.of(name, shape).stream());
    }
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /**
   * @param keys that tell which example a line is, where any are needed
   */
  public static String write(
      List<Examples.Key> keys, List<Column> columns, float[] results, int rows) {
    StringBuilder out = new StringBuilder();
    Stream<String> named = keys.stream().map(Examples.Key::name);
    out.append(
        Stream.concat(named, columns.stream().flatMap(Column::headers))
            .map(CsvOutputs::quoted)
            .collect(Collectors.joining(",")));
    int at = 0;
    for (int row = 0; row < rows; row++) {
      String separator = "\n";
      for (Examples.Key key : keys) {
        out.append(separator).append(quoted(key.values().get(row)));
        separator = ",";
      }
      for (Column column : columns) {
        int size = Tensor.size(column.shape());
        if (column.label().isPresent()) {
          out.append(separator).append(column.called(greatest(results, at, size)));
          separator = ",";
        }
        for (int i = 0; i < size; i++) {
          out.append(separator).append(column.shown(results[at + i]));
          separator = ",";
        }
        at += size;
      }
    }
    return out.append('\n').toString();
  }

  /** The first of the greatest. */
  private static int greatest(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[from + i] > values[from + best]) {
        best = i;
      }
    }
    return best;
  }
}
