package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Feed;
import nnet.runtime.data.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.random.Draw;
import nnet.runtime.random.Draws;

/**
 * Compares derived gradients with differences of the loss, parameter by parameter. In float32 that
 * finds wrong formulas, not lost digits.
 */
final class GradientCheckCommand implements Command {
  private static final int ROWS = 16;

  @Override
  public String name() {
    return "gradcheck";
  }

  @Override
  public String summary() {
    return "Compare the derived gradients with differences of the loss.";
  }

  @Override
  public List<Option> options() {
    return List.of(WEIGHTS, DATA_DIR, SEED);
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    Schema schema = model.schema();
    if (!schema.hasEntry("gradients_predict")) {
      throw new UserError("network " + schema.network() + " has no loss to derive");
    }
    long seed = arguments.whole("seed", 0, Long.MAX_VALUE).orElse(1);
    Weights weights =
        arguments
            .path("weights")
            .map(file -> Weights.read(schema, file))
            .orElseGet(() -> Weights.initial(model, seed));
    Map<String, float[]> batch = new HashMap<>();
    int rows =
        arguments
            .path("data-dir")
            .map(folder -> fromData(model, weights, folder, batch))
            .orElseGet(() -> random(schema, seed, batch));
    GradientCheck check = new GradientCheck(model, weights, batch, rows, seed);
    boolean fine = true;
    for (Schema.Parameter parameter : schema.parameters()) {
      GradientCheck.Result result = check.check(parameter);
      fine &= result.fits();
      out.printf(
          Locale.ROOT,
          "%-7s %-40s derived %13.6e  measured %13.6e%n",
          result.fits() ? "ok" : "WRONG",
          parameter.path(),
          result.derived(),
          result.measured());
    }
    if (!fine) {
      throw new UserError("some gradients differ from what the loss does");
    }
  }

  private static Entry entry(Schema schema) {
    return schema.entries().get(schema.entry("gradients_predict"));
  }

  private static int fromData(
      Model model, Weights weights, Path folder, Map<String, float[]> batch) {
    Dataset data = Dataset.fit(model, new DataFiles(folder), weights);
    Part part = data.part("train").orElseThrow();
    int rows = Math.min(ROWS, part.size());
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    Entry entry = entry(model.schema());
    float[] workspace = new float[entry.workspace(rows)];
    new Feed(model, weights, entry, rows).fill(part, order, 0, rows, workspace);
    for (Slot slot : entry.inputs()) {
      int at = slot.at(entry, rows);
      int to = at + slot.size() * rows;
      batch.put(slot.name(), Arrays.copyOfRange(workspace, at, to));
    }
    return rows;
  }

  /** Numbers between 0 and 1, which suit probabilities too, and labels at random. */
  private static int random(Schema schema, long seed, Map<String, float[]> batch) {
    Draw draw = new Draw();
    draw.seed = seed;
    int key = 0;
    for (Slot slot : entry(schema).inputs()) {
      float[] values = new float[slot.size() * ROWS];
      Draws.uniform(draw, key++, 0.05, 0.95, values, 0, values.length);
      for (int i = 0; slot.classes() > 0 && i < values.length; i++) {
        values[i] = slot.least() + (float) Math.floor(values[i] * (slot.classes() - slot.least()));
      }
      batch.put(slot.name(), values);
    }
    return ROWS;
  }
}
