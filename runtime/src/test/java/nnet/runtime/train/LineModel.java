package nnet.runtime.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.kernel.CacheLine;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.model.Training;
import nnet.runtime.model.Update;

/**
 * What a compiler would emit for {@code y = x w + b} with the squared error, standardized inputs,
 * the mean absolute error as metric and plain gradient descent, written by hand.
 */
public final class LineModel implements Model {
  private static final int WEIGHT = 0;
  private static final int OFFSET = 1;
  private static final int MEAN = 0;
  private static final int DEVIATION = 1;
  private static final int ERRORS = 2;
  private static final int ROWS = 3;

  private final Schema schema;

  public LineModel(DataPlan.Source source, Training training) {
    this.schema = schema(List.of(source), training);
  }

  public LineModel() {
    this(generated(200), training(20, 16, Optional.empty()));
  }

  public static DataPlan.Source generated(int rows) {
    return new DataPlan.Source(
        "main", "linear", Map.of("rows", String.valueOf(rows), "noise", "0.01", "seed", "3"));
  }

  public static Training training(
      int epochs, int batch, Optional<Training.EarlyStopping> stopping) {
    Training.Optimizer optimizer =
        new Training.Optimizer(
            "sgd",
            List.of(new Training.State(0, false)),
            List.of(0.0),
            List.of("learning_rate"),
            1,
            List.of(),
            Optional.empty(),
            false);
    Training.Phase phase =
        new Training.Phase(
            "main",
            "train_main",
            "loss",
            optimizer,
            List.of(new Training.Range(0, 1, 0), new Training.Range(1, 2, 0)),
            1,
            0,
            Optional.empty());
    return new Training(
        epochs,
        batch,
        false,
        42,
        Training.Sampling.shuffled(true),
        1,
        Optional.empty(),
        List.of(phase),
        stopping,
        Training.Course.PLAIN);
  }

  private static Schema schema(List<DataPlan.Source> sources, Training training) {
    List<Integer> one = List.of(1);
    List<Integer> scalar = List.of();
    Slot input = slot("x", Slot.Kind.INPUT, one, 0);
    Slot target = slot("y", Slot.Kind.TARGET, scalar, 1);
    Slot output = slot("line", Slot.Kind.OUTPUT, scalar, 2);
    Slot meanLoss = new Slot("loss", Slot.Kind.LOSS, scalar, false, 0, 0);
    List<Entry> entries =
        List.of(
            new Entry("initialize", 0, 0, 0, List.of(), List.of()),
            new Entry("predict", 3, 0, 0, List.of(input), List.of(output)),
            new Entry(
                "evaluate",
                4,
                0,
                0,
                List.of(input, target),
                List.of(output, slot("loss", Slot.Kind.LOSS, scalar, 3))),
            new Entry(
                "data",
                4,
                0,
                0,
                List.of(
                    slot("x", Slot.Kind.COLUMN, one, 0), slot("y", Slot.Kind.COLUMN, scalar, 1)),
                List.of(
                    slot("x", Slot.Kind.OUTPUT, one, 2),
                    slot("y", Slot.Kind.OUTPUT, scalar, 1),
                    slot("x.standardize", Slot.Kind.FIT, one, 0))),
            new Entry("train_main", 3, 1, 0, List.of(input, target), List.of(meanLoss)),
            new Entry(
                "gradients_predict",
                4,
                1,
                0,
                List.of(input, target),
                List.of(output, meanLoss, slot("x", Slot.Kind.INPUT_GRADIENT, one, 3))));
    return new Schema(
        "Line",
        "line.nnet",
        new Schema.Origin("test", "of no file"),
        List.of(
            new Schema.Parameter("line.weight", one, WEIGHT, true, "w"),
            new Schema.Parameter("line.offset", one, OFFSET, true, "b")),
        2,
        List.of(
            new Schema.State("x.mean", one, MEAN, Schema.State.Kind.FITTED, 0),
            new Schema.State("x.deviation", one, DEVIATION, Schema.State.Kind.FITTED, 1),
            new Schema.State("mae.errors", scalar, ERRORS, Schema.State.Kind.METRIC, 0),
            new Schema.State("mae.rows", scalar, ROWS, Schema.State.Kind.METRIC, 0)),
        4,
        entries,
        List.of(new Schema.Metric("mae", false)),
        Optional.of(training),
        Optional.of(plan(sources)),
        List.of(),
        List.of(new Schema.LayerRow("line", "dense(1)", "f32[1]", 2)),
        List.of());
  }

  private static DataPlan plan(List<DataPlan.Source> sources) {
    double all = Double.POSITIVE_INFINITY;
    DataPlan.Location location = new DataPlan.Location(2, 5);
    return new DataPlan(
        "Points",
        Optional.empty(),
        sources,
        List.of(),
        List.of(
            new DataPlan.Column("x", "x", "f32", false, List.of(1), -all, all, location),
            new DataPlan.Column("y", "y", "f32", false, List.of(), -all, all, location)),
        List.of(),
        DataPlan.Order.AS_IT_COMES,
        Optional.of(
            new DataPlan.Split(
                "random",
                7,
                Map.of("train", 0.7, "validation", 0.15, "test", 0.15),
                0,
                Optional.empty())),
        List.of(
            new DataPlan.Fit(
                "standardize", "x.standardize", List.of("x.mean", "x.deviation"), List.of())),
        List.of(),
        List.of(),
        List.of(),
        List.of(new DataPlan.Reads("x", List.of("x"))),
        DataPlan.OnError.FAIL);
  }

  private static Slot slot(String name, Slot.Kind kind, List<Integer> shape, int offset) {
    return new Slot(name, kind, shape, true, offset, 0);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public void run(int entry, Frame frame) {
    switch (schema.entries().get(entry).name()) {
      case "initialize" -> {
        frame.p[WEIGHT] = frame.draw.seed % 7;
        frame.p[OFFSET] = 0;
      }
      case "predict" -> predict(frame);
      case "evaluate" -> evaluate(frame);
      case "data" -> {
        int x = at(0, frame);
        int scaled = at(2, frame);
        for (int i = 0; i < frame.batch; i++) {
          frame.b[scaled + i] = (frame.b[x + i] - frame.s[MEAN]) / frame.s[DEVIATION];
        }
      }
      case "train_main" -> train(frame, at(3, frame), -1);
      case "gradients_predict" -> train(frame, at(4, frame), at(3, frame));
      default -> throw new IllegalArgumentException("entry " + entry);
    }
  }

  /** Where a value that has one float an example begins. */
  private static int at(int value, Frame frame) {
    return CacheLine.FIRST + value * frame.batch;
  }

  private static void predict(Frame frame) {
    int x = at(0, frame);
    int y = at(2, frame);
    for (int i = 0; i < frame.batch; i++) {
      frame.b[y + i] = Math.fma(frame.b[x + i], frame.p[WEIGHT], frame.p[OFFSET]);
    }
  }

  private static float error(int example, Frame frame) {
    return frame.b[at(2, frame) + example] - frame.b[at(1, frame) + example];
  }

  private static void evaluate(Frame frame) {
    predict(frame);
    int batch = frame.batch;
    for (int i = 0; i < batch; i++) {
      float error = error(i, frame);
      frame.b[at(3, frame) + i] = error * error;
      frame.s[ERRORS] += Math.abs(error);
    }
    frame.s[ROWS] += batch;
  }

  private static void train(Frame frame, int loss, int inputGradient) {
    predict(frame);
    int batch = frame.batch;
    frame.g[WEIGHT] = 0;
    frame.g[OFFSET] = 0;
    float sum = 0;
    for (int i = 0; i < batch; i++) {
      float error = error(i, frame);
      float slope = 2 * error / batch;
      sum += error * error / batch;
      frame.g[WEIGHT] += slope * frame.b[at(0, frame) + i];
      frame.g[OFFSET] += slope;
      if (inputGradient >= 0) {
        frame.b[inputGradient + i] = slope * frame.p[WEIGHT];
      }
    }
    frame.b[loss] = sum;
  }

  /** Counts its steps in a scalar state, to be seen by tests. */
  @Override
  public void update(int phase, Update update) {
    for (int i = update.from; i < update.to; i++) {
      update.parameters[i] -= (float) update.options[0] * update.gradients[i];
      update.states[0][i] += 1;
    }
    update.scalars[0] += 1;
    if (update.scalars[0] != update.step) {
      throw new IllegalStateException("step " + update.step + ", counted " + update.scalars[0]);
    }
  }

  @Override
  public void options(int phase, Progress progress, double[] values) {
    values[0] = 0.1 * (1 - 0.9 * (progress.step() - 1) / progress.totalSteps());
  }

  @Override
  public double metric(int metric, float[] states) {
    return states[ERRORS] / states[ROWS];
  }
}
