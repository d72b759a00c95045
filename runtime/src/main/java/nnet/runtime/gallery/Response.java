package nnet.runtime.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nnet.runtime.data.RawRows;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.Head;
import nnet.runtime.measure.Predictions;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.plot.Line;
import nnet.runtime.plot.ResponsePicture;
import nnet.runtime.plot.ResponsePicture.Output;
import nnet.runtime.predict.Predictor;

/** All outputs over one raw number, where nothing else goes into the network. */
final class Response {
  private static final int STEPS = 401;

  /** More elements than this cannot be told apart. */
  private static final int MOST_ELEMENTS = 7;

  private final String network;
  private final String axis;
  private final double low;
  private final double high;
  private final List<Slot> outputs;

  /** What the network says of each step. */
  private final Function<double[], float[]> predict;

  private Response(
      String network,
      String axis,
      double low,
      double high,
      List<Slot> outputs,
      Function<double[], float[]> predict) {
    this.network = network;
    this.axis = axis;
    this.low = low;
    this.high = high;
    this.outputs = outputs;
    this.predict = predict;
  }

  /** Over what the rows have; empty where not just one number goes in. */
  static Optional<Exhibit> of(Caption caption, Predictions predictions, List<Head> heads) {
    List<RawAxis> axes = RawAxis.of(predictions, 1);
    if (axes.isEmpty()) {
      return Optional.empty();
    }
    RawAxis axis = axes.getFirst();
    return new Response(
            caption.network(),
            axis.name(),
            axis.low(),
            axis.high(),
            predictions.outputs(),
            steps -> results(predictions, axis, steps))
        .exhibit(slot -> points(slot, axis, heads));
  }

  /** Of a network without data; empty where not just one number goes in. */
  static Optional<Exhibit> of(Model model, Weights weights, double low, double high) {
    Schema schema = model.schema();
    Entry entry = schema.entries().get(schema.entry("predict"));
    List<Slot> inputs = slots(entry.inputs(), Slot.Kind.INPUT);
    if (inputs.size() != 1 || inputs.getFirst().size() != 1 || inputs.getFirst().classes() > 0) {
      return Optional.empty();
    }
    return new Response(
            schema.network(),
            inputs.getFirst().name(),
            low,
            high,
            slots(entry.outputs(), Slot.Kind.OUTPUT),
            steps -> results(Predictor.ofOutputs(model, weights), steps))
        .exhibit(slot -> List.of());
  }

  private static List<Slot> slots(List<Slot> all, Slot.Kind kind) {
    return all.stream().filter(slot -> slot.kind() == kind).toList();
  }

  private static float[] results(Predictor predictor, double[] steps) {
    float[] inputs = new float[STEPS];
    for (int i = 0; i < STEPS; i++) {
      inputs[i] = (float) steps[i];
    }
    float[] results = new float[STEPS * predictor.outputSize()];
    predictor.predictBatch(inputs, results, STEPS);
    return results;
  }

  /** Columns that the network does not look at are those of a row. */
  private static float[] results(Predictions predictions, RawAxis axis, double[] steps) {
    RawRows rows = predictions.rows();
    float[] first = rows.read(predictions.part(), new int[] {0});
    float[] raw = new float[STEPS * rows.width()];
    for (int i = 0; i < STEPS; i++) {
      System.arraycopy(first, 0, raw, i * rows.width(), rows.width());
      raw[i * rows.width() + axis.place()] = (float) steps[i];
    }
    return predictions.of(raw, STEPS);
  }

  /**
   * @param points what an output should be, where that is known
   */
  private Optional<Exhibit> exhibit(Function<Slot, List<Line>> points) {
    double[] steps = steps();
    float[] results = predict.apply(steps);
    List<Output> shown = new ArrayList<>();
    for (Slot slot : outputs) {
      if (slot.size() <= MOST_ELEMENTS) {
        shown.add(new Output(slot.name(), lines(slot, steps, results), points.apply(slot)));
      }
    }
    String title = "%s: outputs by %s".formatted(network, axis);
    return shown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Exhibit(
                Kind.RESPONSE, "", ResponsePicture.of(title, axis, low, high, shown), Map.of()));
  }

  private double[] steps() {
    double[] steps = new double[STEPS];
    for (int i = 0; i < STEPS; i++) {
      steps[i] = low + (high - low) * i / (STEPS - 1);
    }
    return steps;
  }

  private List<Line> lines(Slot slot, double[] steps, float[] results) {
    int width = Slot.size(outputs);
    int start = Slot.size(outputs.subList(0, outputs.indexOf(slot)));
    List<Line> lines = new ArrayList<>();
    for (int element = 0; element < slot.size(); element++) {
      double[] values = new double[STEPS];
      for (int i = 0; i < STEPS; i++) {
        values[i] = results[i * width + start + element];
      }
      lines.add(new Line(slot.size() == 1 ? "" : "[" + element + "]", steps, values));
    }
    return lines;
  }

  /** What is so at the places of the rows, where a number or a chance is to meet a target. */
  private static List<Line> points(Slot slot, RawAxis axis, List<Head> heads) {
    for (Head head : heads) {
      if (head.output().equals(slot.name())) {
        return switch (head) {
          case Head.Classes classes -> List.of();
          case Head.Chances chances -> points(axis, chances.actual()[0]);
          case Head.Values values ->
              values.names().size() > 1
                  ? List.of()
                  : List.of(new Line("actual", axis.values(), values.actual()[0]));
        };
      }
    }
    return List.of();
  }

  private static List<Line> points(RawAxis axis, boolean[] actual) {
    double[] values = new double[actual.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = actual[i] ? 1 : 0;
    }
    return List.of(new Line("actual", axis.values(), values));
  }
}
