package nnet.runtime.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import nnet.runtime.message.UserError;
import org.jspecify.annotations.Nullable;

/**
 * A raw row that is being filled: each field by its number in {@link RecordFormat#fields}. Null is
 * a gap. What the {@code record} of the data does not allow is refused.
 */
public final class RecordRow implements DataRun.Rows {
  private final RecordFormat format;
  private final float[] values;
  private long number;
  private String group = "";

  RecordRow(RecordFormat format) {
    this.format = format;
    this.values = format.newRow();
  }

  /**
   * @param which is told in messages, from 1
   */
  void begin(long which) {
    number = which;
  }

  /** The fields by their numbers. */
  public RecordFormat format() {
    return format;
  }

  public void number(int field, float value) {
    if (format.isGroup(field)) {
      group = String.valueOf(value);
    }
    try {
      for (FieldCode code : format.codes(field)) {
        code.number(value, values);
      }
    } catch (FieldReader.Mismatch e) {
      throw wrong(e.text());
    }
  }

  public void number(int field, @Nullable Float value) {
    if (value == null) {
      text(field, null);
    } else {
      number(field, value.floatValue());
    }
  }

  public void number(int field, @Nullable Integer value) {
    if (value == null) {
      text(field, null);
    } else {
      number(field, value.floatValue());
    }
  }

  /** All values of a field that is an array, row by row. */
  public void numbers(int field, float[] all, int size) {
    if (all.length != size) {
      String name = format.fields().get(field).replaceFirst("_0(_0)*$", "");
      throw wrong("`%s` has %d values, not %d".formatted(name, size, all.length));
    }
    for (int i = 0; i < size; i++) {
      number(field + i, all[i]);
    }
  }

  public void truth(int field, @Nullable Boolean value) {
    if (value == null) {
      text(field, null);
    } else {
      number(field, value ? 1f : 0f);
    }
  }

  public void date(int field, @Nullable LocalDate value) {
    date(field, value == null ? null : value.atStartOfDay());
  }

  public void date(int field, @Nullable LocalDateTime value) {
    if (value == null) {
      text(field, null);
      return;
    }
    try {
      for (FieldCode code : format.codes(field)) {
        code.date(value, values);
      }
    } catch (FieldReader.Mismatch e) {
      throw wrong(e.text());
    }
  }

  /** A category or a text; or any other field as a file has it. */
  public void text(int field, @Nullable String value) {
    String text = value == null ? "" : value;
    if (format.isGroup(field)) {
      group = text.strip();
    }
    try {
      for (FieldCode code : format.codes(field)) {
        code.text(text, values);
      }
    } catch (FieldReader.Mismatch e) {
      throw wrong(e.text());
    }
  }

  /** What is wrong with this row. */
  public UserError wrong(String message) {
    return new UserError("row " + number + ": " + message);
  }

  /** Which series it belongs to. */
  String group() {
    return group;
  }

  /** The row itself: where rows stand by themselves nothing else is read. */
  @Override
  public float[] row(int shift) {
    return values;
  }
}
