package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import org.jspecify.annotations.Nullable;

/** The rows of a {@code data} declaration in their parts, read and checked. */
public final class Dataset {
  private final Map<String, Part> parts;
  private final FaultReport faults;
  private final DataPlan plan;
  private final DataFiles files;
  private @Nullable String fingerprint;

  private Dataset(
      Map<String, Part> parts, Map<String, RawTable> tables, DataPlan plan, DataFiles files) {
    this.parts = parts;
    this.faults = faults(tables);
    this.plan = plan;
    this.files = files;
  }

  /** What was wrong in the rows, where that does not end everything. */
  public FaultReport faults() {
    return faults;
  }

  /** Reads, splits and fits the transforms on the training rows: the weights take the result. */
  public static Dataset fit(Model model, DataFiles files, Weights weights) {
    return fit(model, files, weights, Optional.empty());
  }

  /**
   * The same, with one of several folds as the rows to validate with.
   *
   * @param fold empty for the parts that the declaration names
   */
  public static Dataset fit(Model model, DataFiles files, Weights weights, Optional<Fold> fold) {
    Schema schema = model.schema();
    DataPlan plan = plan(schema);
    Map<String, RawTable> tables = read(schema, plan, files);
    Map<String, Part> parts = split(plan, tables, fold);
    Part train = parts.get("train");
    if (train == null) {
      throw new UserError("data " + plan.name() + " has no training rows");
    }
    fitVocabularies(plan, train.whole(List.of()), weights);
    encode(plan, parts, weights);
    parts.replaceAll((name, part) -> within(plan, part));
    int skipped;
    // Once more where rows were left out that had been fitted on.
    do {
      skipped = faults(tables).skipped().count();
      Fitting fitting = new Fitting(model, weights, parts.getOrDefault("train", train));
      plan.fits().forEach(fitting::fit);
      check(model, weights, parts);
    } while (faults(tables).skipped().count() > skipped);
    return new Dataset(parts, tables, plan, files);
  }

  /** Reads and splits; the weights know already how transforms were fitted. */
  public static Dataset open(Model model, DataFiles files, Weights weights) {
    Schema schema = model.schema();
    DataPlan plan = plan(schema);
    Map<String, RawTable> tables = read(schema, plan, files);
    Map<String, Part> parts = split(plan, tables, Optional.empty());
    encode(plan, parts, weights);
    parts.replaceAll((name, part) -> within(plan, part));
    check(model, weights, parts);
    return new Dataset(parts, tables, plan, files);
  }

  /** Checks the rows, and leaves those out that are to be. */
  private static void check(Model model, Weights weights, Map<String, Part> parts) {
    List<DataPlan.Window> windows = plan(model.schema()).windows();
    DataCheck check = new DataCheck(model, weights);
    parts.replaceAll((name, part) -> {
      Part whole = part.whole(windows);
      check.check(whole);
      return whole.whole(windows);
    });
  }

  private static FaultReport faults(Map<String, RawTable> tables) {
    return FaultReport.of(tables.values().stream().map(RawTable::faults).toList());
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
      tables.put(source.part(), new Joins(plan, files, schema.source()).read(source));
    }
    return tables;
  }

  private static Map<String, Part> split(
      DataPlan plan, Map<String, RawTable> tables, Optional<Fold> fold) {
    Map<String, Part> parts = new LinkedHashMap<>();
    tables.forEach((name, table) -> {
      RowOrder order = RowOrder.of(plan, table);
      if (name.equals("main")) {
        positions(plan, table, order, fold)
            .forEach((part, rows) -> parts.put(part, new Part(part, table, order, rows)));
      } else if (fold.isEmpty() || !name.equals("validation")) {
        parts.put(name, new Part(name, table, order, inOrder(order.size())));
      }
    });
    return parts;
  }

  private static Part within(DataPlan plan, Part part) {
    return part.within(plan.windows(), plan.order().stride()).whole(plan.windows());
  }

  private static Map<String, int[]> positions(
      DataPlan plan, RawTable table, RowOrder order, Optional<Fold> fold) {
    if (plan.split().isEmpty() && fold.isEmpty()) {
      return Map.of("train", inOrder(order.size()));
    }
    DataPlan.Split split = plan.split().orElseGet(() -> unsplit(plan));
    RowKeys keys =
        split
            .by()
            .map(by -> RowKeys.of(table, column(plan, by), order.rows()))
            .orElseGet(() -> new RowKeys(position -> ""));
    Splits splits = new Splits(split, keys);
    List<int[]> series = order.groups();
    return fold.map(each -> splits.of(series, each)).orElseGet(() -> splits.of(series));
  }

  /** All rows are trained on; folds of them are random where they are no series. */
  private static DataPlan.Split unsplit(DataPlan plan) {
    boolean series = !plan.order().columns().isEmpty() || !plan.windows().isEmpty();
    String kind = series ? "in_order" : "random";
    return new DataPlan.Split(kind, 0, Map.of("train", 1.0), 0, Optional.empty());
  }

  private static int column(DataPlan plan, String name) {
    return plan.columns().stream().map(DataPlan.Column::name).toList().indexOf(name);
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
                result.with(i, Vocabulary.of(column, words).encode(names, table));
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
    if (fingerprint == null) {
      Fingerprint sum = new Fingerprint();
      parts().forEach(sum::add);
      fingerprint = sum.text();
    }
    return fingerprint;
  }

  /** SHA-256 of the files and folders that the rows are from, by the names in the declaration. */
  public SortedMap<String, String> fileHashes() {
    return FileHashes.of(plan.files(), files);
  }

  /** What the declaration of the data is called. */
  public String name() {
    return plan.name();
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
