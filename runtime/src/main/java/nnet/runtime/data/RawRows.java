package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nnet.runtime.io.Weights;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/**
 * Rows as numbers that can be changed before the formulas of the data see them. A raw example is
 * all fields one after another. For one thread at a time.
 */
public final class RawRows {
  private final DataRun run;
  private final int chunk;
  private final List<RawField> fields;
  private final List<Slot> inputs;
  private final List<Slot> targets;

  public RawRows(Model model, Weights weights) {
    Schema schema = model.schema();
    this.chunk = DataRun.chunk(schema);
    this.run = new DataRun(model, weights, chunk);
    List<Slot> wanted = schema.entries().get(schema.entry("predict")).given();
    this.inputs = wanted.stream().map(slot -> run.result(slot.name())).toList();
    this.targets =
        run.entry().outputs().stream()
            .filter(slot -> slot.kind() != Slot.Kind.FIT)
            .filter(slot -> wanted.stream().noneMatch(input -> input.name().equals(slot.name())))
            .toList();
    this.fields = fields(schema, weights);
  }

  private static List<RawField> fields(Schema schema, Weights weights) {
    List<RawField> fields = new ArrayList<>();
    int offset = 0;
    for (DataPlan.Window window : DataRun.windows(schema)) {
      DataPlan.Column column = column(schema, window.column());
      List<String> words = weights.vocabularies().getOrDefault(column.name(), List.of());
      RawField field = new RawField(column, window.from(), window.to(), offset, words);
      fields.add(field);
      offset += field.size();
    }
    return fields;
  }

  /** The columns that inputs read, each in the newest row that they read of it. */
  public static List<RawField> newest(Model model, Weights weights) {
    Schema schema = model.schema();
    List<String> inputs =
        schema.entries().get(schema.entry("predict")).given().stream().map(Slot::name).toList();
    Set<String> read =
        schema.data().filter(plan -> schema.hasEntry("data")).stream()
            .flatMap(plan -> plan.namesReadBy(inputs).stream())
            .collect(Collectors.toSet());
    Map<String, RawField> newest = new LinkedHashMap<>();
    for (RawField field : read.isEmpty() ? List.<RawField>of() : fields(schema, weights)) {
      String name = field.column().name();
      if (read.contains(name) && field.to() <= 0) {
        newest.merge(name, field.newest(), (one, other) -> other.to() > one.to() ? other : one);
      }
    }
    return List.copyOf(newest.values());
  }

  private static DataPlan.Column column(Schema schema, String name) {
    return schema.data().orElseThrow().columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  public List<RawField> fields() {
    return List.copyOf(fields);
  }

  /** Elements of a raw example. */
  public int width() {
    return fields.stream().mapToInt(RawField::size).sum();
  }

  /** Raw examples of these rows of a part. */
  public float[] read(Part part, int[] rows) {
    int width = width();
    float[] raw = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      run.gather(part, rows[i], raw, i * width);
    }
    return raw;
  }

  /** The inputs of the network, in the order of its {@code predict}. */
  public List<Slot> inputs() {
    return inputs;
  }

  /** What else the data give: the targets. */
  public List<Slot> targets() {
    return targets;
  }

  /** What the network is given for raw examples, as its {@code predict} takes it. */
  public float[] inputs(float[] raw, int count) {
    return results(raw, count, inputs);
  }

  /** A target of raw examples, as the loss sees it. */
  public float[] target(Slot target, float[] raw, int count) {
    return results(raw, count, List.of(target));
  }

  private float[] results(float[] raw, int count, List<Slot> slots) {
    int width = Slot.size(slots);
    int rawWidth = width();
    float[] results = new float[Math.multiplyExact(count, width)];
    for (int from = 0; from < count; from += chunk) {
      int some = Math.min(chunk, count - from);
      run.run(Arrays.copyOfRange(raw, from * rawWidth, (from + some) * rawWidth), some);
      int at = 0;
      for (Slot slot : slots) {
        for (int i = 0; i < some; i++) {
          int source = run.at(slot) + i * slot.size();
          int to = (from + i) * width + at;
          System.arraycopy(run.workspace(), source, results, to, slot.size());
        }
        at += slot.size();
      }
    }
    return results;
  }
}
