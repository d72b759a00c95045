package nnet.runtime.serve;

import java.util.ArrayList;
import java.util.List;
import nnet.runtime.data.RecordRow;
import nnet.runtime.data.RecordSeries;
import nnet.runtime.predict.Predictor;
import nnet.runtime.predict.Session;

/** Predicts the rows of series; what stateful layers keep goes on from row to row. */
final class RowSeries {
  private final RowModel model;
  private final Predictor predictor;
  private final RecordSeries rows;

  /** One for each series. */
  private final List<Session> sessions = new ArrayList<>();

  private final float[] inputs;
  private final float[] results;
  private final RecordResult result;

  RowSeries(RowModel model) {
    this.model = model;
    predictor = model.predictor();
    rows = new RecordSeries(model.format(), model.watch());
    inputs = new float[predictor.inputSize()];
    results = new float[predictor.outputSize()];
    result = new RecordResult(model.outputs(), results);
  }

  /** The next row, to be filled and pushed. */
  RecordRow next() {
    return rows.next();
  }

  boolean push() {
    return push(results);
  }

  /** Whether there are enough rows before it. */
  boolean push(float[] into) {
    boolean there = rows.push(inputs);
    Session session = session();
    if (rows.begins()) {
      session.reset();
    }
    if (there) {
      session.predict(inputs, into);
      model.count(into, 1);
    }
    return there;
  }

  private Session session() {
    while (sessions.size() <= rows.current()) {
      sessions.add(predictor.session());
    }
    return sessions.get(rows.current());
  }

  RecordResult result() {
    return result;
  }

  int missing() {
    return rows.missing();
  }
}
