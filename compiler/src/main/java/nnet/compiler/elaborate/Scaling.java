package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.elaborate.FittedTransforms.Fitted;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Element;
import nnet.runtime.model.DataPlan;
import org.jspecify.annotations.Nullable;

/** Brings numbers to a scale that suits training, and predictions back. */
final class Scaling {
  private static final String INVERT = "invert";
  private static final String FIT = "fit";

  private final FittedTransforms transforms;
  private final RowOperators operators;

  Scaling(FittedTransforms transforms, RowOperators operators) {
    this.transforms = transforms;
    this.operators = operators;
  }

  Item standardize(DataCall call) {
    return call.options(INVERT, FIT) ? scaled(call, "mean", "deviation", List.of()) : Item.UNKNOWN;
  }

  Item minMax(DataCall call) {
    return call.options(INVERT, FIT) ? scaled(call, "least", "width", List.of()) : Item.UNKNOWN;
  }

  /** Median and range between quartiles, which a few wild values do not move. */
  Item robustScale(DataCall call) {
    if (!call.options(INVERT, "quantiles", FIT)) {
      return Item.UNKNOWN;
    }
    List<Double> quantiles = call.quantiles("quantiles", List.of(0.25, 0.75));
    return quantiles.isEmpty() ? Item.UNKNOWN : scaled(call, "median", "range", quantiles);
  }

  /** {@code (x - shift) / scale}, both fitted. */
  private Item scaled(DataCall call, String shift, String scale, List<Double> quantiles) {
    if (!transforms.fitsOnTrain(call)) {
      return Item.UNKNOWN;
    }
    Tensor x = call.numbers();
    Boolean invert = call.flag(INVERT);
    if (x == null || invert == null || !transforms.perExample(x, call)) {
      return Item.UNKNOWN;
    }
    Map<String, Double> statistics = new LinkedHashMap<>();
    statistics.put(shift, 0.0);
    statistics.put(scale, 1.0);
    Fitted fitted = transforms.fitted(call, call.name, x, statistics, quantiles);
    Item centred = operators.apply("subtract", call, RowOperators.item(x), fitted.state(0));
    Item result = operators.apply("divide", call, centred, fitted.state(1));
    List<String> paths = fitted.plan().states();
    DataPlan.Step back = new DataPlan.Step("scale", List.of(paths.get(1), paths.get(0)));
    return returned(call, x, result.tensor(), invert ? back : null);
  }

  private Item returned(
      DataCall call, Tensor x, @Nullable Tensor result, DataPlan.@Nullable Step back) {
    if (result == null) {
      return Item.UNKNOWN;
    }
    if (back != null) {
      transforms.invertible(result, x, back, call.span);
    }
    return new Item.Value(result.withElement(Element.F32), call.span);
  }

  /** {@code log}, or {@code log1p}, of a target: predictions come back as what they are of. */
  Item logarithm(DataCall call, String inverse) {
    if (!call.options(INVERT)) {
      return Item.UNKNOWN;
    }
    Tensor x = call.numbers();
    Boolean invert = call.flag(INVERT);
    if (x == null || invert == null) {
      return Item.UNKNOWN;
    }
    Tensor result =
        operators.usual(call.name, call, List.of(RowOperators.item(x)), Map.of()).tensor();
    return returned(call, x, result, invert ? new DataPlan.Step(inverse, List.of()) : null);
  }
}
