package nnet.runtime.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import nnet.runtime.data.Feed;
import nnet.runtime.data.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.model.CarriedStates;
import nnet.runtime.model.Decision;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/**
 * Losses, metrics and decisions over all rows of a part. Losses of examples are added in double and
 * divided once, so that the size of the batches does not matter.
 */
public final class Evaluation {
  private static final int MOST_ROWS = 256;
  private static final int MOST_FLOATS = 1 << 24;

  private final Model model;
  private final Schema schema;
  private final Weights weights;
  private final int number;
  private final Entry entry;
  private final int capacity;
  private final Frame frame;
  private final Feed feed;
  private final List<Slot> losses;
  private final double[] sums;

  /** What each sum is divided by: how many examples there are, or their weights. */
  private final double[] divisors;

  private double penalty;

  /** Rows of a batch of training, which a stateful network goes through in the same way. */
  private final int batch;

  private final CarriedStates carried = new CarriedStates();

  /** What decisions are made of, where it is wanted. */
  private @Nullable DecisionScores scores;

  /**
   * @param plan for its seed and the size of its batches
   */
  public Evaluation(Model model, Weights weights, Training plan) {
    this.model = model;
    this.schema = model.schema();
    this.weights = weights;
    this.number = schema.entry("evaluate");
    this.entry = schema.entries().get(number);
    this.capacity = capacity(schema);
    float[] workspace = new float[entry.workspace(capacity)];
    this.frame = new Frame(weights.parameters(), new float[0], weights.states(), workspace, 0);
    this.frame.draw.seed = plan.seed();
    this.frame.draw.phase = -1;
    this.feed = new Feed(model, weights, entry, capacity);
    this.losses = entry.outputs().stream().filter(s -> s.kind() == Slot.Kind.LOSS).toList();
    this.sums = new double[losses.size()];
    this.divisors = new double[losses.size()];
    this.batch = plan.fullBatch() || !entry.isStateful() ? Integer.MAX_VALUE : plan.batch();
  }

  /** How many examples are evaluated at a time. */
  static int capacity(Schema schema) {
    Entry entry = schema.entries().get(schema.entry("evaluate"));
    return Math.min(entry.capacity(MOST_FLOATS, MOST_ROWS), together(schema, entry));
  }

  /** Examples that are compared with each other see as many as in training. */
  private static int together(Schema schema, Entry entry) {
    return entry.perPair() == 0
        ? MOST_ROWS
        : schema.training().map(Training::batch).filter(batch -> batch > 0).orElse(MOST_ROWS);
  }

  /**
   * By name: {@code loss} (all losses and penalties), each named loss, each metric; then what is
   * known of decisions, such as {@code up.precision}.
   */
  public Map<String, Double> of(Part part) {
    List<Decision> decisions =
        schema.decisions().stream().filter(each -> each.truth().isPresent()).toList();
    DecisionScores made = new DecisionScores(entry, decisions, part.size());
    Map<String, Double> all = new LinkedHashMap<>(of(part, made));
    all.putAll(made.measures(weights));
    return all;
  }

  /** What decisions are made of. */
  DecisionScores scores(Part part, List<Decision> decisions) {
    DecisionScores made = new DecisionScores(entry, decisions, part.size());
    of(part, made);
    return made;
  }

  private Map<String, Double> of(Part part, DecisionScores watching) {
    scores = watching;
    Map<String, Double> measured = of(part, () -> false).orElseThrow();
    scores = null;
    return measured;
  }

  /** Losses and metrics; nothing, where it was stopped on the way. */
  Optional<Map<String, Double>> of(Part part, BooleanSupplier stops) {
    Arrays.fill(sums, 0);
    Arrays.fill(divisors, 0);
    penalty = 0;
    weights.reset(Schema.State.Kind.METRIC);
    int[] order = new int[part.size()];
    Arrays.setAll(order, i -> i);
    carried.reset();
    int rows = Math.min(batch, order.length);
    for (int first = 0; first < order.length && !stops.getAsBoolean(); first += rows) {
      addBatch(part, order, first, Math.min(rows, order.length - first), stops);
    }
    return stops.getAsBoolean() ? Optional.empty() : Optional.of(results());
  }

  /** In pieces: the workspace has room for so many rows only. */
  private void addBatch(Part part, int[] order, int first, int rows, BooleanSupplier stops) {
    for (int place = 0; place < rows && !stops.getAsBoolean(); place += capacity) {
      add(part, order, first + place, Math.min(capacity, rows - place), place);
    }
  }

  private void add(Part part, int[] order, int from, int count, int place) {
    frame.batch = count;
    frame.draw.firstExample = from;
    feed.fill(part, order, from, count, frame.b);
    carried.give(entry, frame, place);
    DecisionScores watching = scores;
    if (watching != null) {
      watching.given(frame.b, from, count);
    }
    model.run(number, frame);
    if (watching != null) {
      watching.made(frame.b, from, count);
    }
    carried.take(entry, frame, place);
    for (int i = 0; i < sums.length; i++) {
      double weight = weight(losses.get(i), count);
      sums[i] += sum(losses.get(i), count) / count * weight;
      divisors[i] += weight;
    }
    for (Slot slot : entry.outputs()) {
      if (slot.kind() == Slot.Kind.PENALTY) {
        penalty = frame.b[slot.at(entry, count)];
      }
    }
  }

  private double weight(Slot loss, int count) {
    for (Slot slot : entry.outputs()) {
      if (slot.kind() == Slot.Kind.LOSS_WEIGHT && slot.name().equals(loss.name())) {
        return sum(slot, count);
      }
    }
    return count;
  }

  /** A loss that is one number for the batch counts as the mean of its examples. */
  private double sum(Slot slot, int count) {
    int at = slot.at(entry, count);
    if (!slot.perExample()) {
      return (double) frame.b[at] * count;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += frame.b[at + i];
    }
    return sum;
  }

  /** What {@link #of} measures. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    if (!losses.isEmpty()) {
      names.add("loss");
    }
    losses.forEach(loss -> names.add(loss.name()));
    schema.metrics().forEach(metric -> names.add(metric.name()));
    return names;
  }

  private Map<String, Double> results() {
    Map<String, Double> results = new LinkedHashMap<>();
    double total = penalty;
    for (int i = 0; i < sums.length; i++) {
      total += mean(i);
    }
    if (!losses.isEmpty()) {
      results.put("loss", total);
    }
    for (int i = 0; i < sums.length; i++) {
      results.putIfAbsent(losses.get(i).name(), mean(i));
    }
    for (int i = 0; i < schema.metrics().size(); i++) {
      results.put(schema.metrics().get(i).name(), model.metric(i, weights.states()));
    }
    return results;
  }

  /** Where everything weighs nothing, the loss is 0. */
  private double mean(int loss) {
    return divisors[loss] == 0 ? 0 : sums[loss] / divisors[loss];
  }
}
