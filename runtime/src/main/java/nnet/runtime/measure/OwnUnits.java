package nnet.runtime.measure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.data.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Slot;

/** How far predictions are off in the unit that their targets have in the file. */
public final class OwnUnits {
  private OwnUnits() {}

  /** {@code price.rmse} and {@code price.mae} of each target that comes back. */
  public static Map<String, Double> of(Model model, Weights weights, Part part) {
    List<DataPlan.Inversion> inversions =
        model.schema().data().map(DataPlan::inversions).orElse(List.of());
    Map<String, Double> measures = new LinkedHashMap<>();
    if (inversions.isEmpty()) {
      return measures;
    }
    Predictions predictions = new Predictions(model, weights, part);
    float[] raw = predictions.raw(part.size());
    float[] results = predictions.of(raw, part.size());
    int width = Slot.size(predictions.outputs());
    for (DataPlan.Inversion inversion : inversions) {
      Slot output = named(predictions.outputs(), inversion.output());
      Slot target = named(predictions.rows().targets(), inversion.target());
      float[] actual = predictions.target(target, raw, part.size());
      double[] predicted = new double[actual.length];
      int start = predictions.start(output);
      for (int i = 0; i < predicted.length; i++) {
        predicted[i] = results[i / output.size() * width + start + i % output.size()];
      }
      double[] wanted = new double[actual.length];
      Arrays.setAll(wanted, i -> actual[i]);
      ValueErrors errors = ValueErrors.of(predicted, wanted);
      measures.put(target.name() + ".rmse", errors.rmse());
      measures.put(target.name() + ".mae", errors.mae());
    }
    return measures;
  }

  private static Slot named(List<Slot> slots, String name) {
    return slots.stream().filter(slot -> slot.name().equals(name)).findFirst().orElseThrow();
  }
}
