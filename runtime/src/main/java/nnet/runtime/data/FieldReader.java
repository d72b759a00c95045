package nnet.runtime.data;

import java.io.Serial;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import nnet.runtime.model.DataPlan;

/** Turns the text of a field into a number, or says why it cannot. */
final class FieldReader {
  private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?inf(inity)?");

  private final DataPlan.Column column;
  private final String source;
  private final boolean whole;

  /**
   * @param source the name of the {@code .nnet} file that declares the column
   */
  FieldReader(DataPlan.Column column, String source) {
    this.column = column;
    this.source = source;
    this.whole = column.type().equals("i32") || column.type().equals("class");
  }

  /** A field that does not fit; the caller knows where it is. */
  static final class Mismatch extends Exception {
    @Serial private static final long serialVersionUID = 1;

    Mismatch(String message) {
      super(message, null, false, false);
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  float read(String field) throws Mismatch {
    String text = field.strip();
    if (Gaps.isGap(text)) {
      return missing(text);
    }
    float value = value(text);
    if (isOutside(value)) {
      throw outside(text);
    }
    return value;
  }

  /** A number that a program has; what is no number is a gap. */
  float read(float value) throws Mismatch {
    if (Float.isNaN(value)) {
      return missing("NaN");
    }
    if (Float.isInfinite(value)) {
      throw infinite(String.valueOf(value));
    }
    if (whole && value != Math.rint(value)) {
      throw broken(String.valueOf(value));
    }
    if (isOutside(value)) {
      throw outside(value == Math.rint(value) ? shown(value) : String.valueOf(value));
    }
    return value;
  }

  /** A date that a program has. */
  float read(LocalDateTime date) throws Mismatch {
    float value = DateParts.of(column.type(), date);
    if (isOutside(value)) {
      throw outside(shown(value));
    }
    return value;
  }

  private boolean isOutside(float value) {
    return value < column.low() || value > column.high();
  }

  private Mismatch outside(String text) {
    return new Mismatch(
        "`%s` is %s, but %s allows %s to %s"
            .formatted(column.name(), text, declared(), shown(column.low()), shown(column.high())));
  }

  private Mismatch infinite(String text) {
    return new Mismatch("`%s` is %s; numbers are finite".formatted(column.name(), text));
  }

  private Mismatch broken(String text) {
    return new Mismatch("`%s` is %s, which is no whole number".formatted(column.name(), text));
  }

  /** The tokens of a text; none where it may be missing and is. */
  List<String> tokens(String field, Tokenizer tokenizer) throws Mismatch {
    if (field.isBlank()) {
      missing("");
    }
    return tokenizer.of(field);
  }

  /** A category; one that is missing has no name. */
  String name(String field) throws Mismatch {
    if (field.isBlank()) {
      missing("");
    }
    return field.strip();
  }

  /**
   * @param text what stands there, such as {@code NaN}
   */
  private float missing(String text) throws Mismatch {
    if (column.optional()) {
      return Float.NaN;
    }
    throw new Mismatch(
        "`%s` is %s; a column with gaps is declared `%s: %s?` (%s)"
            .formatted(
                column.header(),
                text.isEmpty() ? "empty" : "\"" + text + "\", which is a gap",
                column.header(),
                column.type(),
                declared()));
  }

  private float value(String text) throws Mismatch {
    if (DateParts.TYPES.contains(column.type())) {
      return date(text);
    }
    return switch (column.type()) {
      case "bool" -> truth(text);
      default -> whole ? whole(text) : number(text);
    };
  }

  private float number(String text) throws Mismatch {
    if (!Decimal.isOne(text)) {
      throw INFINITE.matcher(text).matches()
          ? infinite(text)
          : new Mismatch("`%s` is \"%s\", which is no number".formatted(column.name(), text));
    }
    float value = Float.parseFloat(text);
    if (Float.isInfinite(value)) {
      throw new Mismatch("`%s` is %s, too large for f32".formatted(column.name(), text));
    }
    return value;
  }

  private float whole(String text) throws Mismatch {
    float value = number(text);
    if (value != Math.rint(value)) {
      throw broken(text);
    }
    return value;
  }

  private float truth(String text) throws Mismatch {
    return switch (text) {
      case "0", "false", "False", "FALSE" -> 0;
      case "1", "true", "True", "TRUE" -> 1;
      default ->
          throw new Mismatch(
              "`%s` is \"%s\"; a bool is 0, 1, true or false".formatted(column.name(), text));
    };
  }

  private float date(String text) throws Mismatch {
    try {
      return DateParts.of(column.type(), DateParts.parse(text));
    } catch (DateTimeException e) {
      throw new Mismatch(
          "`%s` is \"%s\"; a date is written 2024-12-31 or 2024-12-31T23:59:59"
              .formatted(column.header(), text));
    }
  }

  private String declared() {
    return source + ":" + column.location().line() + ":" + column.location().column();
  }

  /** 9 rather than 9.0. */
  static String shown(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? String.valueOf((long) bound)
        : String.valueOf(bound);
  }
}
