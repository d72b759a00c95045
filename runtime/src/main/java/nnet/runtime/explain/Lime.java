package nnet.runtime.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nnet.runtime.data.Factor;
import nnet.runtime.measure.Predictions;
import nnet.runtime.random.Draw;
import nnet.runtime.random.Draws;

/**
 * A linear model that does what the network does, close to one row (Ribeiro, Singh and Guestrin:
 * "Why should I trust you?" Explaining the predictions of any classifier; KDD 2016). Rows around it
 * are drawn: numbers from a normal distribution with the training rows' deviation, within their
 * range; all else keeps its value or takes that of a training row. They count by an exponential
 * kernel, exp(-d² / w²), of their distance d in deviations and changes, with w = 0.75 √columns as
 * in the authors' program.
 */
public final class Lime {
  private static final double KERNEL = 0.75;
  private static final double RIDGE = 1;
  private static final int CHUNK = 512;

  private final Predictions predictions;
  private final List<Spread> spreads = new ArrayList<>();
  private final int samples;
  private final Draw draw = new Draw();

  /**
   * @param background raw training rows, one after another
   */
  public Lime(
      Predictions predictions, List<Factor> factors, float[] background, int samples, long seed) {
    this.predictions = predictions;
    this.samples = samples;
    this.draw.seed = seed;
    int width = predictions.rows().width();
    for (Factor factor : factors) {
      Spread spread = Spread.of(factor, background, width);
      if (!spread.isConstant()) {
        spreads.add(spread);
      }
    }
  }

  /** Explains an output for one raw row. */
  public Explanation of(float[] row, Subject subject) {
    int columns = spreads.size();
    double[] features = new double[samples * columns];
    double[] weights = new double[samples];
    float[] raw = new float[samples * row.length];
    for (int i = 0; i < samples; i++) {
      System.arraycopy(row, 0, raw, i * row.length, row.length);
    }
    for (int column = 0; column < columns; column++) {
      vary(row, raw, features, column);
    }
    double reach = KERNEL * KERNEL * columns;
    for (int i = 0; i < samples; i++) {
      weights[i] = StrictMath.exp(-distance(features, i) / reach);
    }
    double[] outputs = outputs(raw, row.length, subject);
    Surrogate surrogate = Surrogate.fit(features, outputs, weights, columns, RIDGE);
    List<Explanation.Row> rows = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      Spread spread = spreads.get(column);
      rows.add(
          new Explanation.Row(
              spread.factor().name(),
              shown(spread.factor(), row),
              surrogate.slopes()[column] * (spread.isMeasured(row) ? 1 : -1),
              0));
    }
    return new Explanation(
        "lime",
        subject.name(),
        "change for one deviation more, or for having this value",
        rows,
        Map.of("prediction", outputs[0], "surrogate", surrogate.offset(), "r2", surrogate.r2()));
  }

  static String shown(Factor factor, float[] row) {
    return factor.isSingle() ? factor.field().shown(row[factor.places()[0]]) : "";
  }

  /** The first sample is the row itself. */
  private void vary(float[] row, float[] raw, double[] features, int column) {
    Spread spread = spreads.get(column);
    float[] steps = new float[samples];
    if (spread.isMeasured(row)) {
      Draws.normal(draw, 2 * column, 0, 1, steps, 0, samples);
    } else {
      Draws.uniform(draw, 2 * column, 0, 1, steps, 0, samples);
    }
    float[] donors = new float[samples];
    Draws.uniform(draw, 2 * column + 1, 0, 1, donors, 0, samples);
    for (int i = 1; i < samples; i++) {
      int at = i * row.length;
      features[i * spreads.size() + column] =
          spread.isMeasured(row)
              ? spread.move(row, raw, at, steps[i])
              : spread.exchange(row, raw, at, steps[i] < 0.5 ? -1 : donors[i]);
    }
  }

  private double distance(double[] features, int sample) {
    double sum = 0;
    for (int i = 0; i < spreads.size(); i++) {
      double each = features[sample * spreads.size() + i];
      sum += each * each;
    }
    return sum;
  }

  private double[] outputs(float[] raw, int width, Subject subject) {
    double[] outputs = new double[samples];
    for (int from = 0; from < samples; from += CHUNK) {
      int count = Math.min(CHUNK, samples - from);
      float[] some = Arrays.copyOfRange(raw, from * width, (from + count) * width);
      float[] results = predictions.of(some, count);
      int stride = results.length / count;
      for (int i = 0; i < count; i++) {
        outputs[from + i] = results[i * stride + subject.place()];
      }
    }
    return outputs;
  }
}
