package nnet.runtime.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.model.Training;

/**
 * How many bytes training takes, by what they are for; the rows of the data come on top.
 *
 * @param parameters with the states of layers and what is fitted, and those of the best epoch
 * @param optimizer the states of optimizers
 * @param activations the workspaces of training and of evaluation
 * @param batches what the data's formulas make of rows, and the next batch, made meanwhile
 * @param longest numbers of the longest array: Java has none with more than 2^31 - 1
 */
public record TrainingMemory(
    long parameters, long gradients, long optimizer, long activations, long batches, long longest) {
  private static final Set<String> IMAGES = Set.of("idx", "images");

  /**
   * @param rows of the training part; of no importance unless a batch is all of them
   */
  public static TrainingMemory of(Schema schema, Training plan, int rows) {
    TrainingMemory most = new TrainingMemory(0, 0, 0, 0, 0, 0);
    for (Training.Stage stage : plan.stages()) {
      TrainingMemory here = ofStage(schema, stage.plan(), rows);
      most = here.total() > most.total() ? here : most;
    }
    return most;
  }

  private static TrainingMemory ofStage(Schema schema, Training plan, int rows) {
    long batch = plan.fullBatch() ? rows : Math.min(plan.batch(), rows);
    long floats = (long) schema.parameterFloats() + Frame.SPARE;
    long weights = floats + schema.stateFloats() + Frame.SPARE;
    boolean best = plan.earlyStopping().filter(Training.EarlyStopping::restore).isPresent();
    long optimizer = 0;
    long activations = 0;
    long longest = floats;
    for (Training.Phase phase : plan.phases()) {
      Training.Optimizer each = phase.optimizer();
      optimizer += floats * (each.states().size() + (each.reduces() ? 1 : 0));
      Entry entry = schema.entries().get(schema.entry(phase.entry()));
      long workspace = entry.floats(batch);
      activations += workspace + carried(entry, batch);
      longest = Math.max(longest, workspace);
    }
    int evaluated = Evaluation.capacity(schema);
    activations += schema.entries().get(schema.entry("evaluate")).floats(evaluated);
    Entry data = schema.entries().get(schema.entry("data"));
    long sums = plan.accumulate() == 1 ? 0 : plan.phases().size();
    return new TrainingMemory(
        Float.BYTES * (best ? 2 * weights : weights),
        Float.BYTES * floats * (1 + sums),
        Float.BYTES * optimizer,
        Float.BYTES * activations,
        2 * Float.BYTES * (data.floats(batch) + data.floats(evaluated)),
        longest);
  }

  /** What a batch leaves for the next one, twice. */
  private static long carried(Entry entry, long batch) {
    return entry.inputs().stream()
        .filter(slot -> slot.kind() == Slot.Kind.CARRIED)
        .mapToLong(slot -> 2 * batch * slot.size())
        .sum();
  }

  public long total() {
    return parameters + gradients + optimizer + activations + batches;
  }

  /** What comes after the weights and the data. */
  public long toCome() {
    return total() - parameters;
  }

  /** Its parts by name. */
  public Map<String, Long> parts() {
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put("parameters", parameters);
    parts.put("gradients", gradients);
    parts.put("optimizer", optimizer);
    parts.put("activations", activations);
    parts.put("batches", batches);
    return parts;
  }

  /** Bytes that a row of the data takes: images are kept as they are, all else as numbers. */
  public static long row(Schema schema) {
    return schema.data().stream()
        .flatMap(plan ->
            plan.columns().stream()
                .filter(column -> !column.isUnread())
                .map(column -> row(column.fieldShape(), ofImages(plan))))
        .mapToLong(Long::longValue)
        .sum();
  }

  private static boolean ofImages(DataPlan plan) {
    return plan.sources().stream().allMatch(source -> IMAGES.contains(source.kind()));
  }

  private static long row(List<Integer> shape, boolean ofImages) {
    long numbers = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    return ofImages && !shape.isEmpty() ? numbers : Float.BYTES * numbers;
  }
}
