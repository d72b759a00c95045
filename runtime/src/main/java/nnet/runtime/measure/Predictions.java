package nnet.runtime.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nnet.runtime.data.Factor;
import nnet.runtime.data.Influence;
import nnet.runtime.data.Part;
import nnet.runtime.data.RawRows;
import nnet.runtime.io.Weights;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.model.Training;
import nnet.runtime.predict.Inverse;
import nnet.runtime.predict.Predictor;
import nnet.runtime.predict.Session;

/** What a trained network says of rows, and what is so. */
public final class Predictions {
  private static final int CHUNK = 256;

  private final Model model;
  private final Weights weights;
  private final Part part;
  private final RawRows rows;
  private final Influence influence;
  private final List<Slot> outputs;

  /**
   * @param part whose rows are looked at
   */
  public Predictions(Model model, Weights weights, Part part) {
    Schema schema = model.schema();
    this.model = model;
    this.weights = weights;
    this.part = part;
    this.rows = new RawRows(model, weights);
    this.influence = Influence.of(rows, part, Factor.columns(rows));
    this.outputs =
        schema.entries().get(schema.entry("predict")).outputs().stream()
            .filter(slot -> slot.kind() == Slot.Kind.OUTPUT)
            .toList();
  }

  public Part part() {
    return part;
  }

  public RawRows rows() {
    return rows;
  }

  /** Of whole columns. */
  public Influence influence() {
    return influence;
  }

  public List<Slot> outputs() {
    return outputs;
  }

  /** Elements of all outputs before this one. */
  public int start(Slot output) {
    return Slot.size(outputs.subList(0, outputs.indexOf(output)));
  }

  /** The first rows of the part as raw examples. */
  public float[] raw(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    return rows.read(part, order);
  }

  /** The outputs for raw examples, one after another, in their own units. */
  public float[] of(float[] raw, int count) {
    Predictor predictor = Predictor.ofOutputs(model, weights);
    Session session = predictor.session();
    int batch = batch();
    int in = predictor.inputSize();
    int out = predictor.outputSize();
    float[] inputs = rows.inputs(raw, count);
    float[] results = new float[Math.multiplyExact(count, out)];
    for (int from = 0; from < count; from += batch) {
      int some = Math.min(batch, count - from);
      float[] made = new float[some * out];
      session.predictBatch(Arrays.copyOfRange(inputs, from * in, (from + some) * in), made, some);
      System.arraycopy(made, 0, results, from * out, made.length);
    }
    return results;
  }

  /** Rows of a stateful network follow each other as they did in training. */
  private int batch() {
    Schema schema = model.schema();
    Entry entry = schema.entries().get(schema.entry("predict"));
    int usual = schema.training().map(Training::batch).orElse(1);
    return entry.isStateful() ? Math.max(1, usual) : CHUNK;
  }

  /** A target of raw examples, in its own unit. */
  public float[] target(Slot target, float[] raw, int count) {
    float[] values = rows.target(target, raw, count);
    inversion(each -> each.target().equals(target.name()))
        .ifPresent(each ->
            Inverse.of(model.schema(), each, 0, target.size())
                .apply(weights.states(), values, count, target.size()));
    return values;
  }

  private Optional<DataPlan.Inversion> inversion(Predicate<DataPlan.Inversion> wanted) {
    return model.schema().data().stream()
        .flatMap(plan -> plan.inversions().stream())
        .filter(wanted)
        .findFirst();
  }

  /** The output that a target is predicted by, where the data declare it. */
  Optional<String> inverted(Slot target) {
    return inversion(each -> each.target().equals(target.name())).map(DataPlan.Inversion::output);
  }

  /** Names of the classes of a target: those of the category that it is made of, or numbers. */
  public List<String> classNames(Slot target) {
    List<String> words =
        influence.ofTarget(rows.targets().indexOf(target)).stream()
            .flatMap(factor -> factor.field().words().stream())
            .toList();
    String[] names = new String[target.classes()];
    for (int i = 0; i < names.length; i++) {
      names[i] = i < words.size() ? words.get(i) : words.isEmpty() ? String.valueOf(i) : "other";
    }
    return List.of(names);
  }
}
