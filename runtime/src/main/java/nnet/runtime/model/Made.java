package nnet.runtime.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a step of a training entry makes, where it lies afterwards, and which text asked for it.
 *
 * @param group of steps, after which it is there
 * @param gradient whether it lies among the gradients, not in the workspace
 * @param perExample whether offset and size count for each example
 * @param line of the {@code .nnet} file; 0 where no line asked for it
 * @param layer the path of the layer, or the name that a formula of the network gives a value; may
 *     be empty
 * @param operation the operator's name
 * @param backward whether only gradients need it
 * @param units the size of its last axis
 */
public record Made(
    int group,
    boolean gradient,
    boolean perExample,
    int offset,
    int size,
    int line,
    int column,
    String layer,
    String operation,
    boolean backward,
    int units) {
  /** Equal turns of a loop are compiled once: which of them a step belongs to is not known. */
  private static final Pattern TURN = Pattern.compile("\\.\\d+(?=\\.)");

  public Made {
    layer = anyTurn(layer);
  }

  private static String anyTurn(String path) {
    return TURN.matcher(path).replaceAll(".*");
  }

  /** Whether it belongs to the layer that has this parameter. */
  public boolean uses(Schema.Parameter parameter) {
    return line > 0 && !layer.isEmpty() && anyTurn(parameter.path()).startsWith(layer + ".");
  }

  /** Where the text is, for people: {@code `hidden.dense` (line 5)} or {@code line 5}. */
  public String where() {
    return layer.isEmpty() ? "line " + line : "`" + layer + "` (line " + line + ")";
  }

  /** A line of a table. */
  public String text() {
    return String.join(
        " ",
        Integer.toString(group),
        gradient ? "g" : perExample ? "e" : "b",
        Integer.toString(offset),
        Integer.toString(size),
        Integer.toString(line),
        Integer.toString(column),
        operation,
        backward ? "<" : ">",
        Integer.toString(units),
        layer);
  }

  /** From the lines of a table. */
  public static List<Made> table(String text) {
    return text.lines().map(Made::of).toList();
  }

  private static Made of(String line) {
    String[] words = line.split(" ", 10);
    return new Made(
        Integer.parseInt(words[0]),
        words[1].equals("g"),
        words[1].equals("e"),
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]),
        Integer.parseInt(words[5]),
        words[9],
        words[6],
        words[7].equals("<"),
        Integer.parseInt(words[8]));
  }

  /** The array that it lies in. */
  public float[] array(Frame frame) {
    return gradient ? frame.g : frame.b;
  }

  /** The place of its first element. */
  public int from(Entry entry, Frame frame) {
    return gradient ? offset : entry.place(perExample, offset, frame.batch);
  }

  /** How many elements it has. */
  public int length(Frame frame) {
    return perExample ? size * frame.batch : size;
  }
}
