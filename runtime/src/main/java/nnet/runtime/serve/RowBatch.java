package nnet.runtime.serve;

import nnet.runtime.data.RecordInputs;
import nnet.runtime.data.RecordRow;

/** Rows on their way to predictions, in memory that is used again. For one thread at a time. */
final class RowBatch {
  private final RowModel model;
  private final RecordInputs inputs;
  private final int inputSize;
  private final int outputSize;
  private float[] examples = new float[0];
  private float[] results = new float[0];
  private RecordResult result;

  RowBatch(RowModel model) {
    this.model = model;
    this.inputs = new RecordInputs(model.format(), model.watch());
    this.inputSize = model.predictor().inputSize();
    this.outputSize = model.predictor().outputSize();
    this.result = new RecordResult(model.outputs(), results);
  }

  RowModel model() {
    return model;
  }

  void begin(int count) {
    int needed = Math.multiplyExact(count, inputSize);
    if (examples.length < needed) {
      examples = new float[needed];
    }
    inputs.begin(examples, count);
  }

  /** The next row, to be filled and added. */
  RecordRow next() {
    return inputs.next();
  }

  void add() {
    inputs.add();
  }

  /** Predicts the rows that were added. */
  void predict(int count, float[] into) {
    model.predictor().predictBatch(examples, into, count);
    model.count(into, count);
  }

  /** The same in memory of its own; for the results one by one. */
  void predict(int count) {
    int needed = Math.multiplyExact(count, outputSize);
    if (results.length < needed) {
      results = new float[needed];
      result = new RecordResult(model.outputs(), results);
    }
    predict(count, results);
  }

  RecordResult result(int row) {
    return result.at(row * outputSize);
  }
}
