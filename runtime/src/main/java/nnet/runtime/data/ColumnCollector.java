package nnet.runtime.data;

import java.util.List;
import java.util.OptionalInt;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Gathers one column while the rows of a file go by. */
sealed interface ColumnCollector {

  /** A field of a row by its number. */
  interface Row {
    String field(int number);

    UserError wrong(int field, String message);
  }

  void add(Row row);

  /** Throws what {@link #add} would throw. */
  void check(Row row);

  RawColumn column();

  /**
   * @param fields the numbers of its fields in a row; empty for a column that the file lacks
   * @param source the name of the {@code .nnet} file that declares the column
   */
  static ColumnCollector of(
      DataPlan.Column column,
      List<OptionalInt> fields,
      String source,
      MemoryShare memory,
      Faults faults) {
    FieldReader reader = new FieldReader(column, source);
    boolean there = fields.stream().allMatch(OptionalInt::isPresent);
    if (there && column.isCategory()) {
      return new Categories(fields.getFirst().orElseThrow(), reader);
    }
    if (there && column.tokens().isPresent()) {
      Tokenizer tokenizer = new Tokenizer(column.tokens().get());
      return new Texts(fields.getFirst().orElseThrow(), reader, tokenizer);
    }
    return new Numbers(
        column.isText() ? List.of() : List.copyOf(fields), reader, memory, column, faults);
  }

  /** Numbers; what the file lacks is a gap. */
  final class Numbers implements ColumnCollector {
    private final List<OptionalInt> fields;
    private final FieldReader reader;
    private final GrowingColumn values;

    private final Faults faults;
    private final boolean fills;

    private Numbers(
        List<OptionalInt> fields,
        FieldReader reader,
        MemoryShare memory,
        DataPlan.Column column,
        Faults faults) {
      this.faults = faults;
      this.fills = faults.fills(column);
      this.values = new GrowingColumn(fields.size(), memory);
      this.fields = fields;
      this.reader = reader;
    }

    @Override
    public void add(Row row) {
      for (OptionalInt field : fields) {
        values.add(field.isPresent() ? number(row, field.getAsInt()) : Float.NaN);
      }
    }

    @Override
    public void check(Row row) {
      for (OptionalInt field : fields) {
        if (field.isPresent() && !fills) {
          number(row, field.getAsInt());
        }
      }
    }

    private float number(Row row, int field) {
      try {
        return reader.read(row.field(field));
      } catch (FieldReader.Mismatch e) {
        if (!fills) {
          throw row.wrong(field, e.text());
        }
        faults.fill(() -> row.wrong(field, e.text()));
        return Float.NaN;
      }
    }

    @Override
    public RawColumn column() {
      return values.column();
    }
  }

  /** Names, each kept once. */
  final class Categories implements ColumnCollector {
    private final int field;
    private final FieldReader reader;
    private final Names names = new Names();
    private final IntList codes = new IntList();

    private Categories(int field, FieldReader reader) {
      this.field = field;
      this.reader = reader;
    }

    @Override
    public void add(Row row) {
      try {
        codes.add(names.code(reader.name(row.field(field))));
      } catch (FieldReader.Mismatch e) {
        throw row.wrong(field, e.text());
      }
    }

    @Override
    public void check(Row row) {}

    @Override
    public RawColumn column() {
      return new RawColumn.Names(codes.toArray(), names.all());
    }
  }

  /** Texts, whose tokens are kept once each. */
  final class Texts implements ColumnCollector {
    private final int field;
    private final FieldReader reader;
    private final Tokenizer tokenizer;
    private final Names names = new Names();
    private final IntList codes = new IntList();
    private final IntList ends = new IntList();

    private Texts(int field, FieldReader reader, Tokenizer tokenizer) {
      this.field = field;
      this.reader = reader;
      this.tokenizer = tokenizer;
    }

    @Override
    public void add(Row row) {
      tokens(row).forEach(token -> codes.add(names.code(token)));
      ends.add(codes.size());
    }

    @Override
    public void check(Row row) {
      tokens(row);
    }

    private List<String> tokens(Row row) {
      try {
        return reader.tokens(row.field(field), tokenizer);
      } catch (FieldReader.Mismatch e) {
        throw row.wrong(field, e.text());
      }
    }

    @Override
    public RawColumn column() {
      return new RawTexts(codes.toArray(), ends.toArray(), names.all());
    }
  }
}
