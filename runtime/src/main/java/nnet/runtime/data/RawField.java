package nnet.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nnet.runtime.model.DataPlan;

/**
 * A column as the formulas of the data read it for one example: in its own row, or in a window.
 *
 * @param column as it is declared
 * @param from the first row, counted from the example's own
 * @param to the last row, included
 * @param offset of the first element in a raw example
 * @param words of a category in the order of their numbers; empty for all other columns
 */
public record RawField(DataPlan.Column column, int from, int to, int offset, List<String> words) {
  public RawField {
    words = List.copyOf(words);
  }

  /** Elements of one row. */
  public int width() {
    return column.shape().stream().reduce(1, Math::multiplyExact);
  }

  /** Elements of all rows. */
  public int size() {
    return width() * (to - from + 1);
  }

  public boolean isCategory() {
    return column.isCategory();
  }

  /** Whether a value between two others means something. */
  public boolean isMeasured() {
    return column.type().equals("f32") || column.type().equals("date");
  }

  /** Where an element is from: what several windows read of the same cell is equal. */
  record Cell(String column, int row, int element) {}

  Cell cell(int element) {
    return new Cell(column.name(), from + element / width(), element % width());
  }

  /** The name of an element, such as {@code price}, {@code price[-3]} or {@code x[1, 2]}. */
  public String name(int element) {
    int row = from + element / width();
    List<String> places = new ArrayList<>();
    if (from != 0 || to != 0) {
      places.add(String.format(Locale.ROOT, "%+d", row).replace("+0", "0"));
    }
    int rest = element % width();
    int size = width();
    for (int length : column.shape()) {
      size /= length;
      places.add(String.valueOf(rest / size));
      rest %= size;
    }
    return called() + (places.isEmpty() ? "" : "[" + String.join(", ", places) + "]");
  }

  /** The same column in the last of its rows alone. */
  RawField newest() {
    return new RawField(column, to, to, offset + width() * (to - from), words);
  }

  /** The number of the first word. */
  public int firstNumber() {
    return column.isText() ? TokenVocabulary.FIRST : 0;
  }

  /** As in the file, or {@code day.month} for a part of a date. */
  public String called() {
    return DateParts.TYPES.contains(column.type()) ? column.name() : column.header();
  }

  /** The value of a row in short: a text by its tokens, else the first of many numbers. */
  String shown(float[] values) {
    if (values.length == 1) {
      return shown(values[0]);
    }
    if (!column.isText()) {
      return shown(values[0]) + " ... " + values.length;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length && values[i] != TokenVocabulary.PADDING; i++) {
      text.append(i == 0 ? "" : " ").append(shown(values[i]));
    }
    return text.toString();
  }

  private String token(int number) {
    int place = number - TokenVocabulary.FIRST;
    return place >= 0 && place < words.size() ? words.get(place) : "?";
  }

  /** A value as people write it. */
  public String shown(float value) {
    if (Float.isNaN(value)) {
      return "missing";
    }
    if (column.isText() && !words.isEmpty()) {
      return token((int) value);
    }
    if (!words.isEmpty()) {
      return value >= 0 && value < words.size() ? words.get((int) value) : "other";
    }
    return switch (column.type()) {
      case "date" -> DateParts.shown(value);
      case "bool" -> value == 0 ? "false" : "true";
      default -> number(value);
    };
  }

  /** Five digits are enough to recognise a value. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value) || (size > 0 && (size >= 1e7 || size < 1e-3))) {
      return String.format(Locale.ROOT, "%.4g", value);
    }
    int whole = size < 1 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
    String text = String.format(Locale.ROOT, "%." + Math.max(0, 5 - whole) + "f", value);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }
}
