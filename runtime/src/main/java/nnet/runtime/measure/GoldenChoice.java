package nnet.runtime.measure;

import java.util.Arrays;
import java.util.Optional;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.data.RawRows;
import nnet.runtime.io.GoldenRows;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;

/** Chooses the examples that are kept with trained weights: the first of the validation rows. */
public final class GoldenChoice {
  private static final int MOST_ROWS = 8;

  /** A file of weights should not grow by much. */
  private static final int MOST_FLOATS = 1 << 14;

  private GoldenChoice() {}

  public static GoldenRows of(Model model, Weights weights, Dataset data) {
    Optional<Part> unseen = data.part("validation").filter(part -> part.size() > 0);
    Part part = unseen.orElseGet(() -> data.part("train").orElseThrow());
    Predictor predictor = Predictor.of(model, weights);
    int width = predictor.inputSize() + predictor.outputSize();
    int rows = Math.min(part.size(), Math.clamp(MOST_FLOATS / Math.max(1, width), 1, MOST_ROWS));
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    RawRows raw = new RawRows(model, weights);
    float[] inputs = raw.inputs(raw.read(part, order), rows);
    float[] outputs = new float[rows * predictor.outputSize()];
    predictor.predictBatch(inputs, outputs, rows);
    return new GoldenRows(rows, inputs, outputs);
  }
}
