package nnet.compiler.elaborate;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import org.jspecify.annotations.Nullable;

/** Fills gaps, and brings wild values to the edge of what is usual. */
final class Imputation {
  private final FittedTransforms transforms;
  private final RowOperators operators;
  private final Set<Value> withoutGaps = new HashSet<>();

  Imputation(FittedTransforms transforms, RowOperators operators) {
    this.transforms = transforms;
    this.operators = operators;
  }

  /** Results that are numbers also where their column has a gap. */
  Set<Value> withoutGaps() {
    return withoutGaps;
  }

  /** A number in place of each gap, and with {@code indicator} a second one that says where. */
  Item impute(DataCall call) {
    if (!call.options("with", "constant", "indicator", "fit") || !transforms.fitsOnTrain(call)) {
      return Item.UNKNOWN;
    }
    Tensor x = call.numbers();
    Boolean indicator = call.flag("indicator");
    if (x == null || indicator == null || !transforms.perExample(x, call)) {
      return Item.UNKNOWN;
    }
    Item fill = fill(call, x);
    Item known = operators.apply(Tensors.operator("is_finite").name(), call, RowOperators.item(x));
    Tensor whole = select(call, known, RowOperators.item(x), fill);
    if (whole == null) {
      return Item.UNKNOWN;
    }
    if (!indicator) {
      return new Item.Value(whole, call.span);
    }
    Tensor flag = select(call, known, RowOperators.number(0), RowOperators.number(1));
    return flag == null
        ? Item.UNKNOWN
        : operators.joined(call, RowOperators.item(whole), RowOperators.item(flag));
  }

  private @Nullable Tensor select(DataCall call, Item condition, Item then, Item otherwise) {
    Tensor chosen = operators.apply("where", call, condition, then, otherwise).tensor();
    if (chosen != null) {
      withoutGaps.add(chosen.value());
    }
    return chosen;
  }

  private Item fill(DataCall call, Tensor x) {
    Argued with = call.option("with");
    Argued constant = call.option("constant");
    Argued given = with == null ? constant : with;
    Item item = given == null ? Item.UNKNOWN : given.item();
    String word =
        switch (item) {
          case Item.Word w -> w.name().text();
          case Item.Function f -> f.callee().name();
          default -> "";
        };
    boolean one = with == null || constant == null;
    if (one && with != null && (word.equals("median") || word.equals("mean"))) {
      return transforms.fitted(call, word, x, Map.of(word, 0.0), List.of()).state(0);
    }
    if (one && Arithmetic.isNumber(item)) {
      return item;
    }
    return call.error(
        Code.BAD_OPTION,
        given == null ? call.span : given.span(),
        "a gap is filled with the median, the mean or a number: impute(median), impute(constant: 0)");
  }

  /** Between two numbers, or between two quantiles of the training rows. */
  Item clip(DataCall call) {
    if (!call.options("low", "high", "quantiles", "fit") || !transforms.fitsOnTrain(call)) {
      return Item.UNKNOWN;
    }
    Tensor x = call.numbers();
    Argued low = call.option("low");
    Argued high = call.option("high");
    if (x == null || !transforms.perExample(x, call)) {
      return Item.UNKNOWN;
    }
    if (call.option("quantiles") == null) {
      return clipped(call, x, low, high);
    }
    if (low != null || high != null) {
      return call.error(Code.BAD_OPTION, call.span, "`clip` has either low and high, or quantiles");
    }
    List<Double> quantiles = call.quantiles("quantiles", List.of());
    if (quantiles.isEmpty()) {
      return Item.UNKNOWN;
    }
    Map<String, Double> statistics = new LinkedHashMap<>();
    statistics.put("low", 0.0);
    statistics.put("high", 1.0);
    FittedTransforms.Fitted fitted = transforms.fitted(call, "quantiles", x, statistics, quantiles);
    Item above = operators.apply("maximum", call, RowOperators.item(x), fitted.state(0));
    return operators.apply("minimum", call, above, fitted.state(1));
  }

  /** A number, or nothing; else that is reported. */
  private static boolean isEdge(DataCall call, @Nullable Argued edge) {
    if (edge == null || Arithmetic.isNumber(edge.item())) {
      return true;
    }
    call.error(
        Code.BAD_OPTION,
        edge.span(),
        "`clip` keeps a column between two numbers: clip(0, 10) or clip(quantiles: [0.01, 0.99])");
    return false;
  }

  private Item clipped(DataCall call, Tensor x, @Nullable Argued low, @Nullable Argued high) {
    if (!isEdge(call, low) || !isEdge(call, high)) {
      return Item.UNKNOWN;
    }
    if (low == null && high == null) {
      return call.error(
          Code.MISSING_OPTION,
          call.span,
          "`clip` needs a number or quantiles: clip(0, 10), clip(high: 5), clip(quantiles: [0.01, 0.99])");
    }
    Item above =
        low == null
            ? RowOperators.item(x)
            : operators.apply("maximum", call, RowOperators.item(x), low.item());
    return high == null ? above : operators.apply("minimum", call, above, high.item());
  }
}
