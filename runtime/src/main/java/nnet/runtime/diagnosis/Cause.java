package nnet.runtime.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What made the first number that is not finite.
 *
 * @param line of the {@code .nnet} file; 0 where none is known
 * @param layer the path of the layer; or the name that a formula of the network gives a value; may
 *     be empty
 * @param operation what was computed, such as {@code log}, or {@code slope of sqrt}
 * @param backward whether it is part of a gradient
 * @param value such as {@code NaN}
 * @param inputs of the operation; none where they are not known
 * @param excerpt the line of the file with a mark below it; empty where there is no file
 */
public record Cause(
    int line,
    int column,
    String layer,
    String operation,
    boolean backward,
    String value,
    Extent made,
    List<Extent> inputs,
    String excerpt,
    String help) {

  public Cause {
    inputs = List.copyOf(inputs);
  }

  /** The kind of a number that is not finite. */
  public static String kind(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "infinity" : "-infinity";
  }

  String text(String file) {
    StringBuilder text = new StringBuilder();
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    text.append("\n  --> ").append(place);
    text.append(layer.isEmpty() ? "" : ", in `" + layer + "`");
    text.append(excerpt.isEmpty() ? "" : "\n" + excerpt);
    text.append(
        "\n  `%s` made %s: %d of its %d numbers, in the %s"
            .formatted(operation, value, made.bad(), made.count(), pass()));
    if (!inputs.isEmpty()) {
      List<String> ranges = new ArrayList<>();
      inputs.forEach(input -> ranges.add(input.text()));
      text.append("\n  its input").append(inputs.size() == 1 ? " was " : "s were ");
      text.append(String.join("; ", ranges));
    }
    return text.append("\n  help: ").append(help).toString();
  }

  private String pass() {
    return backward ? "backward pass" : "forward pass";
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", line);
    json.put("column", column);
    json.put("layer", layer);
    json.put("operation", operation);
    json.put("pass", backward ? "backward" : "forward");
    json.put("value", value);
    json.put("count", made.bad());
    json.put("of", made.count());
    json.put("inputs", inputs.stream().map(Cause::json).toList());
    json.put("help", help);
    return json;
  }

  private static Map<String, Object> json(Extent extent) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("low", extent.low());
    json.put("high", extent.high());
    return json;
  }
}
