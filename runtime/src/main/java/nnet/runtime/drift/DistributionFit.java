package nnet.runtime.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.data.RawRows;
import nnet.runtime.io.Histogram;
import nnet.runtime.io.TrainingDistribution;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;
import nnet.runtime.predict.Session;

/**
 * Finds out what training rows are like when training has ended. Of many rows it looks at some that
 * are equally far apart, so that equal runs find the same.
 */
public final class DistributionFit {
  private static final int MOST_ROWS = 10_000;
  private static final int LEAST_ROWS = 100;
  private static final int MOST_VALUES = 1 << 21;
  private static final int CHUNK = 32;

  private final Predictor predictor;
  private final RawRows raw;
  private final Part part;
  private final List<Quantity> fields;
  private final List<Quantity> inputs;
  private final List<Quantity> outputs;
  private final int[] rows;
  private final Values values;

  private DistributionFit(Model model, Weights weights, Part part) {
    this.predictor = Predictor.of(model, weights);
    this.raw = new RawRows(model, weights);
    this.part = part;
    this.fields = Quantities.fields(predictor);
    this.inputs = Quantities.inputs(predictor);
    this.outputs = Quantities.outputs(predictor);
    List<Quantity> all = all();
    int width = all.stream().mapToInt(Quantity::count).sum();
    int most = Math.clamp(MOST_VALUES / Math.max(1, width), LEAST_ROWS, MOST_ROWS);
    this.rows = evenly(part.size(), Math.min(part.size(), most));
    this.values = new Values(all, rows.length);
  }

  /** Of fields, of the network's inputs, and of what it makes of them now. */
  public static TrainingDistribution of(Model model, Weights weights, Dataset data) {
    return new DistributionFit(model, weights, data.part("train").orElseThrow()).fit();
  }

  private static int[] evenly(int size, int count) {
    int[] rows = new int[count];
    Arrays.setAll(rows, i -> (int) ((long) i * size / count));
    return rows;
  }

  private List<Quantity> all() {
    List<Quantity> all = new ArrayList<>(fields);
    all.addAll(inputs);
    all.addAll(outputs);
    return all;
  }

  private TrainingDistribution fit() {
    Session session = predictor.session();
    for (int from = 0; from < rows.length; from += CHUNK) {
      int count = Math.min(CHUNK, rows.length - from);
      float[] fieldValues = raw.read(part, Arrays.copyOfRange(rows, from, from + count));
      float[] inputValues = raw.inputs(fieldValues, count);
      float[] outputValues = new float[count * predictor.outputSize()];
      session.reset();
      session.predictBatch(inputValues, outputValues, count);
      see(fields, fieldValues, count, 0);
      see(inputs, inputValues, count, fields.size());
      see(outputs, outputValues, count, fields.size() + inputs.size());
    }
    List<Histogram> histograms = new ArrayList<>();
    List<Quantity> all = all();
    for (int i = 0; i < all.size(); i++) {
      histograms.add(histogram(all.get(i), values.of(i)));
    }
    return new TrainingDistribution(histograms);
  }

  private void see(List<Quantity> quantities, float[] from, int count, int first) {
    int width = from.length / count;
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < quantities.size(); i++) {
        quantities.get(i).visit(from, row * width, first + i, values);
      }
    }
  }

  private Histogram histogram(Quantity quantity, float[] seen) {
    boolean named = quantity.categories().isPresent();
    Intervals intervals = Intervals.fit(named ? new float[0] : seen, rows.length);
    Bins bins = named ? quantity.categories().get() : intervals;
    long[] counts = new long[bins.size()];
    for (float value : seen) {
      counts[bins.of(value)]++;
    }
    return new Histogram(
        quantity.place(),
        quantity.name(),
        rows.length,
        intervals.edges(),
        Arrays.stream(counts).boxed().toList());
  }

  /** The values of each quantity. */
  private static final class Values implements Quantity.Visitor {
    private final float[][] values;
    private final int[] sizes;

    Values(List<Quantity> quantities, int rows) {
      values = new float[quantities.size()][];
      sizes = new int[values.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = new float[Math.multiplyExact(rows, quantities.get(i).count())];
      }
    }

    @Override
    public void see(int number, float value) {
      values[number][sizes[number]++] = value;
    }

    float[] of(int number) {
      return Arrays.copyOf(values[number], sizes[number]);
    }
  }
}
