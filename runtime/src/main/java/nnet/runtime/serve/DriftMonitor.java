package nnet.runtime.serve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.data.RawWatch;
import nnet.runtime.drift.Bins;
import nnet.runtime.drift.DriftReport;
import nnet.runtime.drift.FieldDrift;
import nnet.runtime.drift.Quantities;
import nnet.runtime.drift.Quantity;
import nnet.runtime.drift.Thresholds;
import nnet.runtime.io.Histogram;
import nnet.runtime.io.TrainingDistribution;
import nnet.runtime.message.UserError;
import nnet.runtime.predict.Predictor;

/**
 * Counts what a service predicts, and says whether it is still like the training rows. Any number
 * of threads count at the same time, without waiting for one another and without allocation; a
 * report may be made meanwhile, of the rows that were counted by then.
 *
 * <pre>{@code
 * RecordPredictor houses = RecordPredictor.of(predictor);
 * houses.watch();                                   // counts what it predicts
 * ...
 * DriftReport report = houses.drift().report();
 * if (report.verdict() == Verdict.DRIFTED) {
 *   System.out.println(report.text());
 * }
 * }</pre>
 */
public final class DriftMonitor {
  /** More of them lessen the waiting of processors that count in one place. */
  private static final int MOST_TALLIES = 16;

  private final Predictor predictor;
  private final int inputSize;
  private final int outputSize;
  private final Thresholds thresholds;
  private final Quantity[] quantities;
  private final Histogram[] training;
  private final Bins[] bins;
  private final Tally[] tallies;

  private DriftMonitor(
      Predictor predictor,
      Thresholds thresholds,
      List<Quantity> quantities,
      TrainingDistribution distribution) {
    this.predictor = predictor;
    this.inputSize = predictor.inputSize();
    this.outputSize = predictor.outputSize();
    this.thresholds = thresholds;
    this.quantities = quantities.toArray(Quantity[]::new);
    this.training = new Histogram[this.quantities.length];
    this.bins = new Bins[training.length];
    for (int i = 0; i < bins.length; i++) {
      Quantity each = this.quantities[i];
      training[i] = distribution.find(each.place(), each.name()).orElseThrow();
      bins[i] = bins(each, training[i]);
    }
    int processors = Math.min(MOST_TALLIES, Runtime.getRuntime().availableProcessors());
    this.tallies = new Tally[Integer.highestOneBit(2 * processors - 1)];
    Arrays.setAll(tallies, i -> new Tally(bins));
  }

  private static Bins bins(Quantity quantity, Histogram counted) {
    Bins bins = Bins.of(quantity, counted);
    if (bins.size() != counted.counts().size()) {
      throw new UserError(
          "the weights are damaged: the training distribution of %s `%s` does not fit"
              .formatted(counted.place().text(), counted.name()));
    }
    return bins;
  }

  /** With the customary thresholds. */
  public static DriftMonitor of(Predictor predictor) {
    return of(predictor, Thresholds.CUSTOMARY);
  }

  /** Of a model whose weights were written at the end of a training. */
  public static DriftMonitor of(Predictor predictor, Thresholds thresholds) {
    TrainingDistribution known =
        predictor.weights().distribution().orElseThrow(DriftMonitor::nothingKnown);
    List<Quantity> all = new ArrayList<>(Quantities.fields(predictor));
    all.addAll(Quantities.inputs(predictor));
    all.addAll(Quantities.outputs(predictor));
    all.removeIf(quantity -> known.find(quantity.place(), quantity.name()).isEmpty());
    return new DriftMonitor(predictor, thresholds, all, known);
  }

  static UserError nothingKnown() {
    return new UserError(
        "the weights do not tell what the training rows were like: an earlier release wrote them,"
            + " or training had not ended"
            + "\n  help: train, or go on with `nnet train --resume`");
  }

  /** The model whose predictions are counted. */
  public Predictor predictor() {
    return predictor;
  }

  /**
   * Counts examples and their results, as a predictor takes and gives them.
   *
   * @param examples one after another
   * @param results one after another
   */
  public void count(float[] examples, float[] results, int count) {
    rows(Histogram.Place.INPUT, examples, inputSize, count);
    countResults(results, count);
  }

  /** Counts results alone, where {@link #watch} sees the rows that they are of. */
  public void countResults(float[] results, int count) {
    rows(Histogram.Place.OUTPUT, results, outputSize, count);
  }

  private void rows(Histogram.Place place, float[] values, int width, int count) {
    if (values.length < (long) count * width) {
      throw new IllegalArgumentException(
          "%d rows of %d numbers are more than %d".formatted(count, width, values.length));
    }
    for (int row = 0; row < count; row++) {
      row(place, values, row * width);
    }
  }

  private void row(Histogram.Place place, float[] values, int start) {
    Tally tally = tallies[(int) Thread.currentThread().threadId() & (tallies.length - 1)];
    tally.row(place);
    for (int i = 0; i < quantities.length; i++) {
      if (quantities[i].place() == place) {
        quantities[i].visit(values, start, i, tally);
      }
    }
  }

  /** Counts the fields of rows that it is shown. */
  public RawWatch watch() {
    return raw -> row(Histogram.Place.FIELD, raw, 0);
  }

  /** Of all rows that were counted so far. */
  public DriftReport report() {
    return report(false);
  }

  /** The same, and then counts from zero on: the next report is about another time. */
  public DriftReport reportAndReset() {
    return report(true);
  }

  private synchronized DriftReport report(boolean clear) {
    Map<Histogram.Place, Long> rows = new EnumMap<>(Histogram.Place.class);
    for (Histogram.Place place : Histogram.Place.values()) {
      rows.put(place, Arrays.stream(tallies).mapToLong(tally -> tally.rows(place, clear)).sum());
    }
    List<FieldDrift> fields = new ArrayList<>();
    for (int i = 0; i < quantities.length; i++) {
      long[] counts = new long[bins[i].size()];
      for (Tally tally : tallies) {
        tally.addTo(counts, i, clear);
      }
      long counted = rows.getOrDefault(quantities[i].place(), 0L);
      if (counted > 0) {
        fields.add(FieldDrift.of(training[i], bins[i], counted, counts, thresholds));
      }
    }
    return new DriftReport(rows.getOrDefault(Histogram.Place.OUTPUT, 0L), fields);
  }
}
