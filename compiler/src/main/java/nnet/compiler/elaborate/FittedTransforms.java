package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Element;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Schema;
import org.jspecify.annotations.Nullable;

/** Transforms whose statistics are found on the training rows and kept with the model. */
final class FittedTransforms {
  private final Elaborator elaborator;
  private final List<Fitted> all = new ArrayList<>();
  private final Map<Value, Inverse> inverses = new HashMap<>();
  private final Set<Value> withoutGaps = new HashSet<>();

  /**
   * A transform with what it is fitted on.
   *
   * @param states the formals of its states
   */
  record Fitted(DataPlan.Fit plan, Value input, List<Value> states, List<Program.State> declared) {}

  /** How a value comes back in its own unit: {@code y * scale + shift}. */
  record Inverse(String scaleState, String shiftState, Span span) {}

  FittedTransforms(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  List<Fitted> all() {
    return all;
  }

  Map<Value, Inverse> inverses() {
    return inverses;
  }

  /** Results that are numbers also where their column has a gap. */
  Set<Value> withoutGaps() {
    return withoutGaps;
  }

  Item standardize(DataCall call) {
    return scaled(call, "standardize", "mean", "deviation", 1);
  }

  Item minMax(DataCall call) {
    return scaled(call, "min_max", "least", "width", 1);
  }

  /** {@code (x - shift) / scale}, both fitted. */
  private Item scaled(DataCall call, String kind, String shift, String scale, double initialScale) {
    if (!call.options("invert", "fit") || !fitsOnTrain(call)) {
      return Item.UNKNOWN;
    }
    Tensor x = call.numbers();
    Boolean invert = call.flag("invert");
    if (x == null || invert == null || !perExample(x, call)) {
      return Item.UNKNOWN;
    }
    Fitted fitted = fitted(kind, x, List.of(shift, scale), List.of(0.0, initialScale), call);
    Item centred = apply("subtract", item(x), state(fitted, 0), call);
    Item result = apply("divide", centred, state(fitted, 1), call);
    Tensor tensor = result.tensor();
    if (tensor == null) {
      return Item.UNKNOWN;
    }
    if (invert) {
      List<String> paths = fitted.plan().states();
      inverses.put(tensor.value(), new Inverse(paths.get(1), paths.get(0), call.span));
    }
    return new Item.Value(tensor.withElement(Element.F32), call.span);
  }

  /** A number in place of each gap, and with {@code indicator} a second one that says where. */
  Item impute(DataCall call) {
    if (!call.options("with", "indicator", "fit") || !fitsOnTrain(call)) {
      return Item.UNKNOWN;
    }
    Tensor x = call.numbers();
    Boolean indicator = call.flag("indicator");
    if (x == null || indicator == null || !perExample(x, call)) {
      return Item.UNKNOWN;
    }
    Item fill = fill(call, x);
    Item known = apply(Tensors.operator("is_finite").name(), item(x), null, call);
    Tensor whole = select(known, item(x), fill, call);
    if (whole == null) {
      return Item.UNKNOWN;
    }
    if (!indicator) {
      return new Item.Value(whole, call.span);
    }
    Tensor flag = select(known, number(0), number(1), call);
    return flag == null ? Item.UNKNOWN : joined(whole, flag, call);
  }

  private Item joined(Tensor a, Tensor b, DataCall call) {
    List<Argued> parts = List.of(argued(item(a), call), argued(item(b), call));
    Tensor both =
        new DataCall(elaborator, "concat", parts, Map.of(), call.at, call.span).joined(Map.of());
    return both == null ? Item.UNKNOWN : new Item.Value(both, call.span);
  }

  private @Nullable Tensor select(Item condition, Item then, Item otherwise, DataCall call) {
    Tensor chosen =
        elaborator
            .primitives
            .call(
                "where",
                List.of(argued(condition, call), argued(then, call), argued(otherwise, call)),
                call.at,
                call.span)
            .tensor();
    if (chosen != null) {
      withoutGaps.add(chosen.value());
    }
    return chosen;
  }

  private Item fill(DataCall call, Tensor x) {
    Argued with = call.option("with");
    Item item = with == null ? Item.UNKNOWN : with.item();
    String word =
        switch (item) {
          case Item.Word w -> w.name().text();
          case Item.Function f -> f.callee().name();
          default -> "";
        };
    if (word.equals("median") || word.equals("mean")) {
      return state(fitted(word, x, List.of(word), List.of(0.0), call), 0);
    }
    if (Arithmetic.isNumber(item)) {
      return item;
    }
    return call.error(
        Code.BAD_OPTION,
        with == null ? call.span : with.span(),
        "a gap is filled with the median, the mean or a number: impute(median)");
  }

  private boolean perExample(Tensor x, DataCall call) {
    if (!x.perExample()) {
      call.error(
          Code.TYPE_MISMATCH,
          call.span,
          "`" + call.name + "` is fitted on a column; this is the same in each row");
    }
    return x.perExample();
  }

  /** {@code fit: train} is all that there is; fitting on every row would be a leak. */
  boolean fitsOnTrain(DataCall call) {
    Argued fit = call.option("fit");
    String word = fit != null && fit.item() instanceof Item.Word w ? w.name().text() : "";
    if (fit == null || word.equals("train")) {
      return true;
    }
    elaborator.reports.add(
        call.at,
        Diagnostic.error(
                Code.LEAK,
                fit.span(),
                "`" + call.name + "` would be fitted on rows that are held back")
            .note("what is known of validation and test rows would reach the training")
            .help("leave `fit` out: transforms are fitted on the training rows alone"));
    return false;
  }

  private Fitted fitted(
      String kind, Tensor x, List<String> statistics, List<Double> initial, DataCall call) {
    String path = call.at.instance(call.name);
    List<String> paths = statistics.stream().map(name -> path + "." + name).toList();
    List<Value> values = new ArrayList<>();
    List<Program.State> declared = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      values.add(call.at.frame().state(paths.get(i), ValueType.of(x.shape())));
      declared.add(
          new Program.State(paths.get(i), x.shape(), Schema.State.Kind.FITTED, initial.get(i)));
    }
    Fitted fitted = new Fitted(new DataPlan.Fit(kind, path, paths), x.value(), values, declared);
    all.add(fitted);
    return fitted;
  }

  private static Item state(Fitted fitted, int number) {
    return item(new Tensor(fitted.states().get(number), Element.F32, false));
  }

  private static final Span NOWHERE = SettingValues.OWNER.span();

  private static Item item(Tensor tensor) {
    return new Item.Value(tensor, NOWHERE);
  }

  private static Item number(long value) {
    return new Item.Exact(Ratio.of(value));
  }

  private static Argued argued(Item item, DataCall call) {
    return new Argued(item, call.span);
  }

  private Item apply(String operator, Item a, @Nullable Item b, DataCall call) {
    List<Argued> operands =
        Optional.ofNullable(b)
            .map(second -> List.of(argued(a, call), argued(second, call)))
            .orElse(List.of(argued(a, call)));
    return elaborator.primitives.call(operator, operands, call.at, call.span);
  }
}
