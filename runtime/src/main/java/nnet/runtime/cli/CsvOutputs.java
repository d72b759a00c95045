package nnet.runtime.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nnet.runtime.data.Examples;
import nnet.runtime.io.ColumnNames;
import nnet.runtime.predict.NamedOutput;

/** Predictions as a CSV: the most probable class before its numbers. */
final class CsvOutputs {
  private CsvOutputs() {}

  /**
   * @param keys that tell which example a line is, where any are needed
   */
  static String write(
      List<Examples.Key> keys, List<NamedOutput> outputs, float[] results, int rows) {
    StringBuilder out = new StringBuilder();
    Stream<String> named = keys.stream().map(Examples.Key::name);
    out.append(
        Stream.concat(named, outputs.stream().flatMap(CsvOutputs::headers))
            .map(CsvOutputs::quoted)
            .collect(Collectors.joining(",")));
    int width = outputs.stream().mapToInt(NamedOutput::size).sum();
    for (int row = 0; row < rows; row++) {
      int from = row * width;
      int example = row;
      Stream<String> known = keys.stream().map(key -> quoted(key.values().get(example)));
      out.append('\n')
          .append(
              Stream.concat(
                      known, outputs.stream().flatMap(output -> fields(output, results, from)))
                  .collect(Collectors.joining(",")));
    }
    return out.append('\n').toString();
  }

  private static Stream<String> headers(NamedOutput output) {
    return Stream.concat(
        output.classes().stream().map(NamedOutput.Classes::target),
        ColumnNames.of(output.name(), output.shape()).stream());
  }

  private static Stream<String> fields(NamedOutput output, float[] results, int from) {
    Stream<String> label =
        output.classes().stream()
            .map(classes -> quoted(classes.called(output.greatest(results, from))));
    Stream<String> numbers =
        Stream.iterate(from + output.start(), at -> at + 1)
            .limit(output.size())
            .map(at -> shown(output, results[at]));
    return Stream.concat(label, numbers);
  }

  private static String shown(NamedOutput output, float value) {
    return output.decision() ? String.valueOf(value != 0) : String.valueOf(value);
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
