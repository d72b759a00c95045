package nnet.runtime.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/**
 * Examples to predict: raw rows, which go through the formulas of the {@code data} declaration, or
 * the network's inputs themselves, column by column. They come as a CSV, or as what the data are
 * read from.
 */
public final class CsvInputs {
  private final Model model;
  private final Schema schema;
  private final Weights weights;
  private final Path file;
  private final CsvLayout layout;
  private final List<Slot> inputs;
  private final Header header;

  private CsvInputs(Model model, Weights weights, Path file) {
    this.model = model;
    this.schema = model.schema();
    this.weights = weights;
    this.file = file;
    this.inputs = schema.entries().get(schema.entry("predict")).given();
    this.layout = layout();
    this.header = isCsv() ? CsvRows.header(file, layout) : new Header(List.of());
  }

  /** All inputs of {@code predict}, one after another, for row after row. */
  public static float[] read(Model model, Weights weights, Path file) {
    if (!Files.exists(file)) {
      throw new UserError("there is no file " + file);
    }
    CsvInputs reading = new CsvInputs(model, weights, file);
    return reading.isRaw() ? reading.raw() : reading.direct();
  }

  private boolean isCsv() {
    return !source().map(source -> Sources.isOwnKind(source, file)).orElse(false);
  }

  private Optional<DataPlan.Source> source() {
    return plan().flatMap(plan -> plan.sources().stream().findFirst());
  }

  /** Separated as its name says, or as the data are. */
  private CsvLayout layout() {
    if (String.valueOf(file.getFileName()).endsWith(".tsv")) {
      return CsvLayout.separatedBy('\t');
    }
    return source()
        .filter(source -> source.kind().equals("csv") && isCsv())
        .map(source -> CsvLayout.of(source.kind(), source.arguments()).separator())
        .map(CsvLayout::separatedBy)
        .filter(own -> isRaw(CsvRows.header(file, own)))
        .orElse(CsvLayout.USUAL);
  }

  private Optional<DataPlan> plan() {
    return schema.hasEntry("data") ? schema.data() : Optional.empty();
  }

  private static Stream<String> headers(DataPlan.Column column) {
    return CsvLayout.headers(column).stream();
  }

  /** Raw rows where a raw column is there; then its formulas decide what else is needed. */
  private boolean isRaw() {
    return !isCsv() || isRaw(header);
  }

  private boolean isRaw(Header names) {
    return plan().stream()
        .flatMap(plan -> plan.columns().stream())
        .flatMap(CsvInputs::headers)
        .anyMatch(names::contains);
  }

  private float[] direct() {
    List<String> wanted = new ArrayList<>();
    List<DataPlan.Column> columns = new ArrayList<>();
    for (Slot slot : inputs) {
      wanted.addAll(CsvLayout.headers(slot.name(), slot.shape()));
      double high = slot.classes() > 0 ? slot.classes() - 1 : Double.POSITIVE_INFINITY;
      double low = slot.classes() > 0 ? slot.least() : Double.NEGATIVE_INFINITY;
      columns.add(
          new DataPlan.Column(
              slot.name(),
              slot.name(),
              slot.classes() > 0 ? "class" : "f32",
              false,
              slot.shape(),
              low,
              high,
              new DataPlan.Location(1, 1)));
    }
    for (String name : wanted) {
      if (!header.contains(name)) {
        throw missing(name, wanted);
      }
    }
    RawTable table = new CsvRows(file, layout, columns, schema.source(), true).read();
    return gather(table);
  }

  private UserError missing(String name, List<String> wanted) {
    List<String> raw =
        plan().stream().flatMap(p -> p.columns().stream()).flatMap(CsvInputs::headers).toList();
    String alternative = raw.isEmpty() ? "" : ", or the raw columns " + shown(raw);
    return new UserError(
        "%s:1:1: there is no column `%s`%s\n  help: the network's inputs are %s%s"
            .formatted(file, name, header.suggestion(name), shown(wanted), alternative));
  }

  private static String shown(List<String> names) {
    return names.size() <= 12
        ? String.join(", ", names)
        : names.getFirst() + ", " + names.get(1) + " ... " + names.getLast();
  }

  private float[] gather(RawTable table) {
    int width = Slot.size(inputs);
    float[] examples = new float[Math.multiplyExact(table.rows(), width)];
    for (int row = 0; row < table.rows(); row++) {
      int at = row * width;
      for (RawColumn column : table.columns()) {
        column.copy(row, examples, at);
        at += column.width();
      }
    }
    return examples;
  }

  private float[] raw() {
    DataPlan plan = plan().orElseThrow();
    DataPlan.OnError policy = plan.onError().ofPrediction();
    RawTable read =
        isCsv()
            ? new CsvRows(file, layout, plan.columns(), schema.source(), false, new Faults(policy))
                .read()
            : Sources.unlabelled(source().orElseThrow(), plan, file, schema.source());
    List<DataPlan.Column> absent = absent(plan);
    RawTable table = Dataset.encoded(plan, read, weights);
    for (DataPlan.Column column : absent) {
      if (!plan.windows().isEmpty() && plan.order().reads(column.name())) {
        throw missing(column.header(), List.of(column.header()));
      }
      int number = plan.columns().indexOf(column);
      RawTable zero = table.with(number, constant(column, table.rows(), 0));
      RawTable other = table.with(number, constant(column, table.rows(), 1));
      if (!Arrays.equals(inputs(zero, plan, 1, false), inputs(other, plan, 1, false))) {
        throw missing(headers(column).findFirst().orElseThrow(), headers(column).toList());
      }
      table = zero;
    }
    return inputs(table, plan, table.rows(), true);
  }

  private List<DataPlan.Column> absent(DataPlan plan) {
    return plan.columns().stream()
        .filter(column ->
            isCsv()
                ? !headers(column).allMatch(header::contains)
                : column.header().equals(LinesSource.LABEL))
        .toList();
  }

  /** A column that inputs do not read, such as the target, may be missing: any value will do. */
  private static RawColumn constant(DataPlan.Column column, int rows, float wish) {
    int width = Tensor.size(column.shape());
    float[] values = new float[rows * width];
    Arrays.fill(values, (float) Math.clamp(wish, column.low(), column.high()));
    return new RawColumn.Floats(width, values);
  }

  /**
   * The inputs of the first rows, or of all there are; where rows are a series, in its order.
   *
   * @param whole whether each must be a number
   */
  private float[] inputs(RawTable table, DataPlan plan, int most, boolean whole) {
    RowOrder order =
        plan.windows().isEmpty()
            ? RowOrder.of(Dataset.inOrder(table.rows()))
            : RowOrder.of(plan, table);
    Part part =
        new Part("predict", table, order, Dataset.inOrder(order.size())).withPast(plan.windows());
    int rows = Math.min(most, part.size());
    int chunk = Math.min(DataRun.chunk(schema), rows);
    DataRun run = new DataRun(model, weights, chunk);
    int width = Slot.size(inputs);
    float[] examples = new float[Math.multiplyExact(rows, width)];
    for (int from = 0; from < rows; from += chunk) {
      int count = Math.min(chunk, rows - from);
      run.run(part, Dataset.inOrder(rows), from, count);
      copy(run, from, count, width, examples);
      if (whole) {
        requireNumbers(part, from, count, width, examples);
      }
    }
    return examples;
  }

  private void copy(DataRun run, int from, int count, int width, float[] examples) {
    int column = 0;
    for (Slot slot : inputs) {
      Slot result = run.result(slot.name());
      int size = slot.size();
      for (int i = 0; i < count; i++) {
        int at = run.at(result) + i * size;
        System.arraycopy(run.workspace(), at, examples, (from + i) * width + column, size);
      }
      column += size;
    }
  }

  private void requireNumbers(Part part, int from, int count, int width, float[] examples) {
    int column = 0;
    for (Slot slot : inputs) {
      for (int i = from; i < from + count; i++) {
        if (hasGap(examples, i * width + column, slot.size())) {
          throw new UserError(
              "%s: `%s` is not a number in this row".formatted(part.where(i), slot.name()));
        }
      }
      column += slot.size();
    }
  }

  private static boolean hasGap(float[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!Float.isFinite(values[i])) {
        return true;
      }
    }
    return false;
  }
}
