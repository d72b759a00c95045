package nnet.runtime.serve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.data.Examples;
import nnet.runtime.data.RecordInputs;
import nnet.runtime.message.UserError;
import nnet.runtime.predict.Predictor;

/**
 * Predicts raw rows as the {@code record} of the data declares them: a Java record with components
 * of those names, or values by name. A null is a gap, and is filled as it was in training; a
 * category that training has not seen is treated as the network declares. Fields that predictions
 * do not need are not looked at. Any number of threads may share one.
 *
 * <pre>{@code
 * record House(float income, Float rooms, String distance) {}
 *
 * RecordPredictor houses = RecordPredictor.of(predictor);
 * float price = houses.predict(new House(3.2f, null, "near")).number("price");
 * }</pre>
 */
public final class RecordPredictor {
  private final Predictor predictor;
  private final OutputNames names;

  private RecordPredictor(Predictor predictor) {
    this.predictor = predictor;
    this.names = OutputNames.of(predictor);
    inputs();
  }

  public static RecordPredictor of(Predictor predictor) {
    return new RecordPredictor(predictor);
  }

  /** Formulas run in memory of their own, so that threads do not meet in them. */
  private RecordInputs inputs() {
    return new RecordInputs(predictor.model(), predictor.weights());
  }

  /** The fields that predictions need. */
  public List<String> fields() {
    return inputs().fields();
  }

  /** One row that stands by itself: a record, or a map. */
  public Prediction predict(Object row) {
    if (inputs().past() > 0) {
      throw new UserError("a row is predicted from rows before it here: use series().push(row)");
    }
    return predict(List.of(row)).getFirst();
  }

  /** Many rows; of a series those that have all rows before them which they read. */
  public List<Prediction> predict(Collection<?> rows) {
    Examples examples = inputs().of(rows.stream().map(Fields::of).toList());
    float[] results = new float[examples.count() * predictor.outputSize()];
    if (examples.count() > 0) {
      predictor.predictBatch(examples.inputs(), results, examples.count());
    }
    List<Prediction> made = new ArrayList<>();
    for (int i = 0; i < examples.count(); i++) {
      made.add(new Prediction(names, results, i * predictor.outputSize()));
    }
    return made;
  }

  /** Rows that come one after another, each predicted from those before it. */
  public Series series() {
    return new Series(inputs().past());
  }

  /** A series of rows, such as the bars of one ticker. For one thread at a time. */
  public final class Series {
    private final int past;
    private final Deque<Map<String, ?>> rows = new ArrayDeque<>();

    private Series(int past) {
      this.past = past;
    }

    /** The newest row; nothing comes of it while there are too few before it. */
    public Optional<Prediction> push(Object row) {
      rows.addLast(Fields.of(row));
      if (rows.size() > past + 1) {
        rows.removeFirst();
      }
      if (rows.size() <= past) {
        return Optional.empty();
      }
      List<Prediction> made = predict(List.copyOf(rows));
      return made.isEmpty() ? Optional.empty() : Optional.of(made.getLast());
    }

    /** How many rows are missing until the next one is predicted. */
    public int missing() {
      return Math.max(0, past - rows.size());
    }
  }
}
