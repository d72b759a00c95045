package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;

/**
 * How raw rows that a program has become rows of numbers: the same fields, gaps and checks as in a
 * file. Any number of threads may share one.
 */
public final class RecordFormat {
  private static final int NONE = -1;

  private final Model model;
  private final Weights weights;
  private final DataPlan plan;
  private final int past;
  private final List<String> fields = new ArrayList<>();
  private final FieldCode[][] codes;
  private final int[] starts;
  private final int[] widths;
  private final float[] blank;
  private final int group;
  private final int[] order;

  public RecordFormat(Model model, Weights weights) {
    this.model = model;
    this.weights = weights;
    this.plan = model.schema().data().orElseThrow(() -> noData(model));
    this.past = plan.past();
    this.widths = plan.columns().stream().mapToInt(each -> Tensor.size(each.shape())).toArray();
    this.starts = new int[widths.length];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = Math.addExact(starts[i - 1], widths[i - 1]);
    }
    this.blank = blank();
    List<FieldCode[]> all = new ArrayList<>();
    for (RecordField field : RecordField.of(model.schema())) {
      fields.addAll(field.headers());
      for (int i = 0; i < field.size(); i++) {
        int element = i;
        all.add(
            field.columns().stream()
                .map(column -> code(column, element))
                .toArray(FieldCode[]::new));
      }
    }
    this.codes = all.toArray(FieldCode[][]::new);
    List<String> by = plan.isSeries() ? plan.order().columns() : List.of();
    this.order = by.stream().mapToInt(name -> starts[column(name)]).toArray();
    this.group =
        plan.order()
            .group()
            .filter(name -> plan.isSeries())
            .map(name -> fields.indexOf(plan.columns().get(column(name)).header()))
            .orElse(NONE);
  }

  private static UserError noData(Model model) {
    String network = model.schema().network();
    return new UserError(
        "network %s has no `data` declaration: give it its inputs, not records".formatted(network));
  }

  /** Columns that inputs do not read, such as the target: any value will do. */
  private float[] blank() {
    float[] row = new float[Arrays.stream(widths).sum()];
    for (int i = 0; i < widths.length; i++) {
      DataPlan.Column column = plan.columns().get(i);
      float any = (float) Math.clamp(0, column.low(), column.high());
      Arrays.fill(row, starts[i], starts[i] + widths[i], any);
    }
    return row;
  }

  private FieldCode code(DataPlan.Column column, int element) {
    FieldReader reader = new FieldReader(column, model.schema().source());
    List<String> words = weights.vocabularies().getOrDefault(column.name(), List.of());
    int at = starts[plan.columns().indexOf(column)] + element;
    if (column.isCategory()) {
      Vocabulary vocabulary = Vocabulary.of(column, words);
      return new FieldCode.Category(reader, vocabulary, vocabulary.numbers(), at);
    }
    if (column.tokens().isPresent()) {
      TokenVocabulary vocabulary = new TokenVocabulary(column, words);
      Tokenizer tokenizer = new Tokenizer(column.tokens().get());
      return new FieldCode.Tokens(reader, tokenizer, vocabulary, vocabulary.numbers(), at);
    }
    return new FieldCode.Numeric(reader, at, plan.onError().filled().contains(column.name()));
  }

  private int column(String name) {
    List<DataPlan.Column> columns = plan.columns();
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The names of the fields that predictions need; an array has one for each of its values. */
  public List<String> fields() {
    return List.copyOf(fields);
  }

  /** How many rows before its own an example reads. */
  public int past() {
    return past;
  }

  Model model() {
    return model;
  }

  Weights weights() {
    return weights;
  }

  FieldCode[] codes(int field) {
    return codes[field];
  }

  /** Where each column begins in a row of numbers. */
  int[] starts() {
    return starts;
  }

  int[] widths() {
    return widths;
  }

  float[] newRow() {
    return blank.clone();
  }

  /** Whether the values of this field tell series apart. */
  boolean isGroup(int field) {
    return field == group;
  }

  /** Where the values are that rows of a series are in the order of, the most important first. */
  int[] order() {
    return order;
  }

  /** What a series is in the order of, for messages. */
  String orderedBy() {
    return plan.order().columns().getFirst();
  }

  double longestGap() {
    return plan.order().longestGap();
  }
}
