package nnet.runtime.data;

import java.time.LocalDateTime;
import java.util.Map;

/** Writes what a field holds as numbers into a row of them. */
sealed interface FieldCode {

  /** As a file has it; nothing for a gap. */
  void text(String field, float[] row) throws FieldReader.Mismatch;

  default void number(float value, float[] row) throws FieldReader.Mismatch {
    text(String.valueOf(value), row);
  }

  default void date(LocalDateTime date, float[] row) throws FieldReader.Mismatch {
    text(date.toString(), row);
  }

  /**
   * A number, a truth or a part of a date.
   *
   * @param fills whether a wrong value counts as a gap
   */
  record Numeric(FieldReader reader, int at, boolean fills) implements FieldCode {
    @Override
    public void text(String field, float[] row) throws FieldReader.Mismatch {
      try {
        row[at] = reader.read(field);
      } catch (FieldReader.Mismatch e) {
        fill(row, e);
      }
    }

    @Override
    public void number(float value, float[] row) throws FieldReader.Mismatch {
      try {
        row[at] = reader.read(value);
      } catch (FieldReader.Mismatch e) {
        fill(row, e);
      }
    }

    @Override
    public void date(LocalDateTime date, float[] row) throws FieldReader.Mismatch {
      row[at] = reader.read(date);
    }

    private void fill(float[] row, FieldReader.Mismatch e) throws FieldReader.Mismatch {
      if (!fills) {
        throw e;
      }
      row[at] = Float.NaN;
    }
  }

  /** A category. */
  record Category(FieldReader reader, Vocabulary vocabulary, Map<String, Integer> numbers, int at)
      implements FieldCode {
    @Override
    public void text(String field, float[] row) throws FieldReader.Mismatch {
      String name = reader.name(field);
      Integer number = numbers.get(name);
      if (number == null && vocabulary.isClosed()) {
        throw new FieldReader.Mismatch(vocabulary.unknown(name));
      }
      row[at] = vocabulary.coded(number);
    }
  }

  /** The tokens of a text. */
  record Tokens(
      FieldReader reader,
      Tokenizer tokenizer,
      TokenVocabulary vocabulary,
      Map<String, Integer> numbers,
      int at)
      implements FieldCode {
    @Override
    public void text(String field, float[] row) throws FieldReader.Mismatch {
      vocabulary.write(reader.tokens(field, tokenizer), numbers, row, at);
    }
  }
}
