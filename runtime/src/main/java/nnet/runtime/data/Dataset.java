package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;

/** The rows of a {@code data} declaration in their parts, read and checked. */
public final class Dataset {
  private final Map<String, Part> parts;

  private Dataset(Map<String, Part> parts) {
    this.parts = parts;
  }

  /** Reads, splits and fits the transforms on the training rows: the weights take the result. */
  public static Dataset fit(Model model, DataFiles files, Weights weights) {
    Schema schema = model.schema();
    DataPlan plan = plan(schema);
    Map<String, Part> parts = split(plan, read(schema, plan, files));
    Part train = parts.get("train");
    if (train == null) {
      throw new UserError("data " + plan.name() + " has no training rows");
    }
    fitVocabularies(plan, train, weights);
    encode(plan, parts, weights);
    parts.replaceAll((name, part) -> part.within(plan.windows()));
    Part encoded = parts.getOrDefault("train", train);
    Fitting fitting = new Fitting(model, weights, encoded);
    plan.fits().forEach(fitting::fit);
    return checked(model, weights, parts);
  }

  /** Reads and splits; the weights know already how transforms were fitted. */
  public static Dataset open(Model model, DataFiles files, Weights weights) {
    Schema schema = model.schema();
    DataPlan plan = plan(schema);
    Map<String, Part> parts = split(plan, read(schema, plan, files));
    encode(plan, parts, weights);
    parts.replaceAll((name, part) -> part.within(plan.windows()));
    return checked(model, weights, parts);
  }

  private static Dataset checked(Model model, Weights weights, Map<String, Part> parts) {
    DataCheck check = new DataCheck(model, weights);
    parts.values().forEach(check::check);
    return new Dataset(parts);
  }

  private static DataPlan plan(Schema schema) {
    return schema
        .data()
        .orElseThrow(
            () -> new UserError("network " + schema.network() + " is not trained on any data"));
  }

  private static Map<String, RawTable> read(Schema schema, DataPlan plan, DataFiles files) {
    Map<String, RawTable> tables = new LinkedHashMap<>();
    for (DataPlan.Source source : plan.sources()) {
      tables.put(source.part(), Sources.read(source, plan, files, schema.source()));
    }
    return tables;
  }

  private static Map<String, Part> split(DataPlan plan, Map<String, RawTable> tables) {
    Map<String, Part> parts = new LinkedHashMap<>();
    tables.forEach((name, table) -> {
      int[] order = order(plan, table);
      if (!name.equals("main")) {
        parts.put(name, new Part(name, table, order, inOrder(order.length)));
      } else if (plan.split().isEmpty()) {
        parts.put("train", new Part("train", table, order, inOrder(order.length)));
      } else {
        Splits.of(plan.split().get(), inOrder(order.length))
            .forEach((part, rows) -> parts.put(part, new Part(part, table, order, rows)));
      }
    });
    return parts;
  }

  static int[] order(DataPlan plan, RawTable table) {
    if (plan.orderBy().isEmpty()) {
      return inOrder(table.rows());
    }
    List<String> names = plan.columns().stream().map(DataPlan.Column::name).toList();
    RawColumn column = table.columns().get(names.indexOf(plan.orderBy().get()));
    if (column.width() != 1 || column instanceof RawColumn.Names) {
      throw new UserError("rows cannot be ordered by `" + plan.orderBy().get() + "`");
    }
    float[] values = new float[table.rows()];
    for (int row = 0; row < values.length; row++) {
      column.copy(row, values, row);
    }
    return IntStream.range(0, table.rows())
        .boxed()
        .sorted(Comparator.comparingDouble(row -> values[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  static int[] inOrder(int rows) {
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    return order;
  }

  private static void fitVocabularies(DataPlan plan, Part train, Weights weights) {
    weights.vocabularies().clear();
    for (int i = 0; i < plan.columns().size(); i++) {
      DataPlan.Column column = plan.columns().get(i);
      switch (train.table().columns().get(i)) {
        case RawColumn.Names names ->
            weights.vocabularies().put(column.name(), Vocabulary.fit(column, names, train).words());
        case RawTexts texts ->
            weights
                .vocabularies()
                .put(column.name(), TokenVocabulary.fit(column, texts, train).tokens());
        case RawColumn.Floats floats -> {}
        case RawColumn.Mapped mapped -> {}
        case RawColumn.Bytes bytes -> {}
        case RawColumn.Images images -> {}
        case RawTokens tokens -> {}
      }
    }
  }

  private static void encode(DataPlan plan, Map<String, Part> parts, Weights weights) {
    IdentityHashMap<RawTable, RawTable> encoded = new IdentityHashMap<>();
    parts.replaceAll((name, part) ->
        part.with(encoded.computeIfAbsent(part.table(), table -> encoded(plan, table, weights))));
  }

  /** The table with numbers in place of categories and texts. */
  static RawTable encoded(DataPlan plan, RawTable table, Weights weights) {
    RawTable result = table;
    for (int i = 0; i < plan.columns().size(); i++) {
      DataPlan.Column column = plan.columns().get(i);
      List<String> words = weights.vocabularies().getOrDefault(column.name(), List.of());
      result =
          switch (table.columns().get(i)) {
            case RawColumn.Names names ->
                result.with(i, Vocabulary.of(column, words).encode(names, table.origin()));
            case RawTexts texts -> result.with(i, new TokenVocabulary(column, words).encode(texts));
            case RawColumn.Floats floats -> result;
            case RawColumn.Mapped mapped -> result;
            case RawColumn.Bytes bytes -> result;
            case RawColumn.Images images -> result;
            case RawTokens tokens -> result;
          };
    }
    return result;
  }

  /** A number that any other rows, values or split would hardly have. */
  public String fingerprint() {
    Fingerprint fingerprint = new Fingerprint();
    parts().forEach(fingerprint::add);
    return fingerprint.text();
  }

  public Optional<Part> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  /** In the order training, validation, test. */
  public List<Part> parts() {
    List<Part> all = new ArrayList<>();
    Splits.PARTS.forEach(name -> part(name).ifPresent(all::add));
    return all;
  }
}
