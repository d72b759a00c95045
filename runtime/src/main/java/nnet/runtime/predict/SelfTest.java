package nnet.runtime.predict;

import nnet.runtime.io.GoldenRows;

/**
 * Whether a model still predicts what it did when its training ended: the same bits, on any
 * machine, with any number of threads.
 *
 * @param rows examples that were predicted again; 0 where the weights hold none
 * @param different numbers of their results that differ
 * @param greatest difference
 */
public record SelfTest(int rows, int different, float greatest) {

  static SelfTest of(Predictor predictor, GoldenRows golden) {
    float[] results = new float[golden.rows() * predictor.outputSize()];
    if (golden.inputs().length != golden.rows() * predictor.inputSize()
        || golden.outputs().length != results.length) {
      return new SelfTest(golden.rows(), results.length, Float.NaN);
    }
    predictor.predictBatch(golden.inputs(), results, golden.rows());
    int different = 0;
    float greatest = 0;
    for (int i = 0; i < results.length; i++) {
      float known = golden.outputs()[i];
      if (Float.floatToIntBits(results[i]) != Float.floatToIntBits(known)) {
        different++;
        greatest = Math.max(greatest, Math.abs(results[i] - known));
      }
    }
    return new SelfTest(golden.rows(), different, greatest);
  }

  /** Whether there were rows to test with, and each had its known result. */
  public boolean passed() {
    return rows > 0 && different == 0;
  }

  /** For people. */
  public String text() {
    if (rows == 0) {
      return "the weights hold no rows to test with: they were written before training ended";
    }
    return different == 0
        ? rows + " rows have the results they had when training ended"
        : different + " numbers differ from the results of training's end, by up to " + greatest;
  }
}
