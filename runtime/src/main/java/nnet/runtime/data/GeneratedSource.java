package nnet.runtime.data;

import java.util.ArrayList;
import java.util.List;
import nnet.runtime.data.generate.Generator;
import nnet.runtime.data.generate.Generators;
import nnet.runtime.io.Tensor;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** The rows that a generator makes. */
final class GeneratedSource {
  private static final long MOST_NUMBERS = Integer.MAX_VALUE - 8L;

  private GeneratedSource() {}

  static RawTable read(DataPlan.Source source, List<DataPlan.Column> columns, Faults faults) {
    Generator generator = Generators.required(source.kind());
    Generator.Options options = Generators.options(generator, source.arguments());
    List<Generator.Column> made = generator.columns(options);
    List<String> names = made.stream().map(Generator.Column::name).toList();
    requireRoom(generator, made, options.whole("rows"));
    List<float[]> values = generator.generate(options);
    List<RawColumn> all = new ArrayList<>();
    for (DataPlan.Column column : columns) {
      int at = names.indexOf(column.header());
      if (at < 0) {
        throw new UserError(
            generator.name()
                + " makes no column `"
                + column.header()
                + "`"
                + Suggestion.suffix(column.header(), names));
      }
      all.add(new RawColumn.Floats(Tensor.size(made.get(at).shape()), values.get(at)));
    }
    int rows = values.getFirst().length / Tensor.size(made.getFirst().shape());
    return new RawTable(rows, all, row -> generator.name() + ", row " + row, faults);
  }

  /** A column is one array. */
  private static void requireRoom(Generator generator, List<Generator.Column> made, int rows) {
    for (Generator.Column column : made) {
      long numbers = (long) rows * Tensor.size(column.shape());
      if (numbers > MOST_NUMBERS) {
        throw new UserError(
            "%s(rows: %d) makes %,d numbers for `%s`, more than the %,d that a column can have"
                .formatted(generator.name(), rows, numbers, column.name(), MOST_NUMBERS));
      }
    }
  }
}
