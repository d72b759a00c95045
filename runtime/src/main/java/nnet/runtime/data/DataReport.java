package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.io.Weights;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/**
 * What a {@code data} declaration was bound to.
 *
 * @param parts rows by part
 * @param columns as the rows have them, over all parts
 * @param inputs as the network gets them, over the training rows
 * @param targets likewise
 * @param fits what was fitted on the training rows, by transform
 * @param head the first rows of training, a text for each column
 * @param origins where these rows came from
 */
public record DataReport(
    DataPlan plan,
    Map<String, Integer> parts,
    List<ColumnReport> columns,
    List<ColumnReport> inputs,
    List<ColumnReport> targets,
    Map<String, List<Double>> fits,
    List<List<String>> head,
    List<String> origins) {
  private static final int CHUNK = 256;
  private static final int HEAD = 8;

  /** Elements of an input that are told one by one. */
  private static final int SINGLE = 20;

  /**
   * @param weights that were fitted to the data
   */
  public static DataReport of(Model model, Dataset data, Weights weights) {
    Schema schema = model.schema();
    DataPlan plan = schema.data().orElseThrow();
    Map<String, Integer> parts = new LinkedHashMap<>();
    data.parts().forEach(part -> parts.put(part.name(), part.size()));
    Part train = data.parts().getFirst();
    RawRows rows = new RawRows(model, weights);
    Influence influence = Influence.of(rows, train, Factor.columns(rows));
    List<List<String>> head = new ArrayList<>();
    List<String> origins = new ArrayList<>();
    List<RawField> fields = fields(plan, weights);
    for (int i = 0; i < Math.min(HEAD, train.size()); i++) {
      head.add(texts(fields, train, i));
      origins.add(train.line(i));
    }
    return new DataReport(
        plan,
        parts,
        columns(fields, data),
        inputs(rows, train, influence),
        targets(rows, train, influence),
        fits(schema, plan, weights),
        head,
        origins);
  }

  private static List<RawField> fields(DataPlan plan, Weights weights) {
    return plan.columns().stream()
        .map(column ->
            new RawField(
                column, 0, 0, 0, weights.vocabularies().getOrDefault(column.name(), List.of())))
        .toList();
  }

  private static List<String> texts(List<RawField> fields, Part part, int index) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      if (isShown(fields.get(i).column())) {
        texts.add(fields.get(i).shown(values(part, i, index)));
      }
    }
    return texts;
  }

  /** Texts that nothing reads are not kept; the time of a day is there for the order alone. */
  private static boolean isShown(DataPlan.Column column) {
    return !column.isUnread() && !column.type().equals("second_of_day");
  }

  private static float[] values(Part part, int column, int index) {
    RawColumn raw = part.table().columns().get(column);
    float[] values = new float[raw.width()];
    raw.copy(part.row(index), values, 0);
    return values;
  }

  private static List<ColumnReport> columns(List<RawField> fields, Dataset data) {
    List<ColumnReport> reports = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      RawField field = fields.get(i);
      if (!isShown(field.column())) {
        continue;
      }
      boolean text = field.column().isText();
      boolean counted = text || (!field.isMeasured() && field.width() == 1);
      ColumnReport.Sum sum = new ColumnReport.Sum();
      for (Part part : data.parts()) {
        for (int row = 0; row < part.size(); row++) {
          float[] values = values(part, i, row);
          for (float value : values) {
            if (!text || value != TokenVocabulary.PADDING) {
              sum.add(value, counted);
            }
          }
        }
      }
      reports.add(sum.report(field, List.of()));
    }
    return reports;
  }

  /** Of short inputs each element, with the columns that it is made of. */
  private static List<ColumnReport> inputs(RawRows rows, Part train, Influence influence) {
    List<ColumnReport> reports = new ArrayList<>();
    int at = 0;
    for (Slot slot : rows.inputs()) {
      boolean each = slot.size() > 1 && slot.size() <= SINGLE;
      List<ColumnReport.Sum> sums = sums(rows, slot, train, each ? slot.size() : 1);
      for (int i = 0; i < sums.size(); i++) {
        String name = each ? slot.name() + "[" + i + "]" : slot.name();
        RawField field = field(name, slot, each ? List.of() : slot.shape(), List.of());
        reports.add(
            sums.get(i)
                .report(field, each || slot.size() == 1 ? influence.behind(at + i) : List.of()));
      }
      at += slot.size();
    }
    return reports;
  }

  private static List<ColumnReport> targets(RawRows rows, Part train, Influence influence) {
    List<ColumnReport> reports = new ArrayList<>();
    for (int i = 0; i < rows.targets().size(); i++) {
      Slot slot = rows.targets().get(i);
      List<Factor> behind = influence.ofTarget(i);
      List<String> words =
          behind.stream().flatMap(factor -> factor.field().words().stream()).toList();
      RawField field =
          field(slot.name(), slot, slot.shape(), slot.classes() > 0 ? words : List.of());
      reports.add(sums(rows, slot, train, 1).getFirst().report(field, behind));
    }
    return reports;
  }

  private static List<ColumnReport.Sum> sums(RawRows rows, Slot slot, Part train, int elements) {
    List<ColumnReport.Sum> sums = new ArrayList<>();
    for (int i = 0; i < elements; i++) {
      sums.add(new ColumnReport.Sum());
    }
    for (int from = 0; from < train.size(); from += CHUNK) {
      int first = from;
      int[] some = new int[Math.min(CHUNK, train.size() - from)];
      Arrays.setAll(some, i -> first + i);
      float[] values = rows.target(slot, rows.read(train, some), some.length);
      for (int i = 0; i < values.length; i++) {
        sums.get(i % elements).add(values[i], slot.classes() > 0);
      }
    }
    return sums;
  }

  /** An input or a target as if it was a column. */
  private static RawField field(String name, Slot slot, List<Integer> shape, List<String> words) {
    String type = slot.classes() > 0 ? "class(" + slot.classes() + ")" : "f32";
    double all = Double.POSITIVE_INFINITY;
    DataPlan.Location nowhere = new DataPlan.Location(1, 1);
    return new RawField(
        new DataPlan.Column(name, name, type, false, shape, -all, all, nowhere), 0, 0, 0, words);
  }

  private static Map<String, List<Double>> fits(Schema schema, DataPlan plan, Weights weights) {
    Map<String, List<Double>> fits = new LinkedHashMap<>();
    for (DataPlan.Fit fit : plan.fits()) {
      List<Double> values = new ArrayList<>();
      for (String path : fit.states()) {
        Schema.State state =
            schema.states().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < state.size(); i++) {
          values.add((double) weights.states()[state.offset() + i]);
        }
      }
      fits.put(fit.kind() + " " + fit.path(), values);
    }
    return fits;
  }
}
