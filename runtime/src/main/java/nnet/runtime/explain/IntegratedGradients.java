package nnet.runtime.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nnet.runtime.data.Factor;
import nnet.runtime.data.Influence;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/**
 * What each input adds to an output on the straight way from a baseline: (x - x') ∫ ∂F/∂x (x' + α
 * (x - x')) dα (Sundararajan, Taly and Yan: Axiomatic attribution for deep networks; ICML 2017).
 * The sum of all is F(x) - F(x'), which tells whether the steps were small enough. Inputs that are
 * no real numbers stay as they are.
 */
public final class IntegratedGradients {
  public static final String ENTRY = "gradients_output";
  private static final int CHUNK = 64;
  private static final int MOST_STEPS = 4096;
  private static final double TOLERANCE = 0.005;

  private final Model model;
  private final Weights weights;
  private final int number;
  private final Entry entry;
  private final List<Slot> inputs;

  /** Where there is the code for it: a jar may come without. */
  public static boolean isPossible(Model model) {
    return model.schema().hasEntry(ENTRY);
  }

  public IntegratedGradients(Model model, Weights weights) {
    Schema schema = model.schema();
    this.model = model;
    this.weights = weights;
    this.number = schema.entry(ENTRY);
    this.entry = schema.entries().get(number);
    this.inputs = schema.entries().get(schema.entry("predict")).given();
  }

  /**
   * @param each what each element of the inputs adds, in the output's own unit
   * @param difference the output at the example minus that at the baseline
   */
  public record Attribution(double[] each, double difference, int steps) {
    public double sum() {
      double sum = 0;
      for (double one : each) {
        sum += one;
      }
      return sum;
    }

    /** What of the difference is left over, or too much. */
    public double gap() {
      return difference - sum();
    }

    boolean isComplete() {
      return Math.abs(gap()) <= TOLERANCE * Math.max(Math.abs(difference), 1e-3);
    }
  }

  /** With twice as many steps until the sum is right. */
  public Attribution of(float[] example, float[] baseline, Subject subject, int steps) {
    Attribution attribution = once(example, baseline, subject, steps);
    while (!attribution.isComplete() && attribution.steps() < MOST_STEPS) {
      attribution = once(example, baseline, subject, 2 * attribution.steps());
    }
    return attribution;
  }

  private Attribution once(float[] example, float[] baseline, Subject subject, int steps) {
    float[] from = fixed(example, baseline);
    double[] gradient = new double[example.length];
    for (int step = 0; step < steps; step += CHUNK) {
      int count = Math.min(CHUNK, steps - step);
      float[] points = new float[count * example.length];
      for (int i = 0; i < count; i++) {
        double share = (step + i + 0.5) / steps;
        for (int j = 0; j < example.length; j++) {
          points[i * example.length + j] = (float) (from[j] + share * (example[j] - from[j]));
        }
      }
      addGradients(points, count, subject, gradient);
    }
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] *= (example[j] - (double) from[j]) / steps * subject.scale();
    }
    double difference = output(example, subject) - output(from, subject);
    return new Attribution(gradient, difference * subject.scale(), steps);
  }

  /** The baseline, but for what has no gradient. */
  private float[] fixed(float[] example, float[] baseline) {
    float[] from = example.clone();
    int at = 0;
    for (Slot input : inputs) {
      if (gradient(input).isPresent()) {
        System.arraycopy(baseline, at, from, at, input.size());
      }
      at += input.size();
    }
    return from;
  }

  private Optional<Slot> gradient(Slot input) {
    return entry.outputs().stream()
        .filter(slot -> slot.kind() == Slot.Kind.INPUT_GRADIENT && slot.name().equals(input.name()))
        .findFirst();
  }

  private Frame run(float[] points, int count, Subject subject) {
    float[] workspace = new float[entry.workspace(count)];
    float[] gradients = new float[model.schema().parameterFloats()];
    Frame frame =
        new Frame(weights.parameters(), gradients, weights.states().clone(), workspace, count);
    int width = Slot.size(inputs);
    int at = 0;
    for (Slot input : inputs) {
      for (Slot slot : entry.inputs()) {
        if (slot.kind() != Slot.Kind.OUTPUT_WEIGHT && slot.name().equals(input.name())) {
          for (int i = 0; i < count; i++) {
            int to = slot.at(entry, count) + i * slot.size();
            System.arraycopy(points, i * width + at, workspace, to, slot.size());
          }
        }
      }
      at += input.size();
    }
    choose(workspace, count, subject);
    model.run(number, frame);
    return frame;
  }

  /** The entry takes means over elements and examples: weights of that size undo it. */
  private void choose(float[] workspace, int count, Subject subject) {
    int start = 0;
    for (Slot output : outputs()) {
      int element = subject.place() - start;
      for (Slot slot : entry.inputs()) {
        boolean own = slot.kind() == Slot.Kind.OUTPUT_WEIGHT && slot.name().equals(weight(output));
        if (own && element >= 0 && element < output.size()) {
          for (int i = 0; i < count; i++) {
            workspace[slot.at(entry, count) + i * slot.size() + element] =
                (float) count * output.size();
          }
        }
      }
      start += output.size();
    }
  }

  private static String weight(Slot output) {
    return "weight/" + output.name();
  }

  private List<Slot> outputs() {
    return entry.outputs().stream().filter(slot -> slot.kind() == Slot.Kind.OUTPUT).toList();
  }

  private void addGradients(float[] points, int count, Subject subject, double[] sum) {
    Frame frame = run(points, count, subject);
    int at = 0;
    for (Slot input : inputs) {
      Optional<Slot> gradient = gradient(input);
      if (gradient.isPresent()) {
        int from = gradient.get().at(entry, count);
        for (int i = 0; i < count * input.size(); i++) {
          sum[at + i % input.size()] += frame.b[from + i];
        }
      }
      at += input.size();
    }
  }

  private double output(float[] example, Subject subject) {
    Frame frame = run(example, 1, subject);
    int start = 0;
    for (Slot output : outputs()) {
      int element = subject.place() - start;
      if (element >= 0 && element < output.size()) {
        return frame.b[output.at(entry, 1) + element];
      }
      start += output.size();
    }
    throw new IllegalArgumentException("no element " + subject.place());
  }

  /** Elements of the inputs together that are made of the same columns. */
  public static Explanation explained(
      Attribution attribution, Influence influence, float[] raw, Subject subject) {
    Map<String, Double> sums = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < attribution.each().length; i++) {
      List<Factor> behind = influence.behind(i);
      String name =
          behind.isEmpty()
              ? "(constant)"
              : behind.stream().map(Factor::name).collect(Collectors.joining(", "));
      sums.merge(name, attribution.each()[i], Double::sum);
      values.putIfAbsent(
          name,
          behind.stream().map(each -> Lime.shown(each, raw)).collect(Collectors.joining(", ")));
    }
    List<Explanation.Row> rows = new ArrayList<>();
    sums.forEach(
        (name, sum) -> rows.add(new Explanation.Row(name, values.getOrDefault(name, ""), sum, 0)));
    rows.removeIf(row -> row.name().startsWith("(") && row.weight() == 0);
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("difference", attribution.difference());
    numbers.put("sum", attribution.sum());
    numbers.put("gap", attribution.gap());
    numbers.put("steps", (double) attribution.steps());
    return new Explanation(
        "gradients", subject.name(), "part of the difference to the baseline", rows, numbers);
  }
}
