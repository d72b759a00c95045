package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;

/** Functions that read rows before and after the example's own. */
final class SeriesFunctions {
  private static final String LENGTH = "length";
  private static final String STEPS = "steps";

  private final DataRows rows;
  private final RowOperators operators;

  SeriesFunctions(DataRows rows, RowOperators operators) {
    this.rows = rows;
    this.operators = operators;
  }

  Item history(DataCall call) {
    if (!call.options(LENGTH)) {
      return Item.UNKNOWN;
    }
    Tensor tensor = call.numbers();
    Optional<Long> length = call.whole(LENGTH, "history(x, length: 60)");
    return tensor == null || length.isEmpty()
        ? Item.UNKNOWN
        : rows.history(tensor, length.get(), call.at, call.span);
  }

  /** {@code ahead(x, 1)}, also called {@code lead}. */
  Item ahead(DataCall call) {
    if (!call.options(STEPS)) {
      return Item.UNKNOWN;
    }
    Tensor tensor = call.one();
    Optional<Long> steps = call.whole(STEPS, call.name + "(x, 1)");
    return tensor == null || steps.isEmpty()
        ? Item.UNKNOWN
        : rows.shifted(tensor, steps.get(), call.at, call.span);
  }

  /** The rows so many steps before, along a new first axis. */
  Item lags(DataCall call) {
    if (!call.options(STEPS)) {
      return Item.UNKNOWN;
    }
    Tensor tensor = call.one();
    Argued given = call.option(STEPS);
    List<Item> items =
        given != null && given.item() instanceof Item.Sequence list ? list.items() : List.of();
    List<Long> steps =
        items.stream()
            .flatMap(item -> Expressions.whole(item).stream())
            .filter(step -> step >= 0)
            .toList();
    Set<Long> different = new HashSet<>(steps);
    if (tensor == null) {
      return Item.UNKNOWN;
    }
    if (steps.isEmpty() || steps.size() < items.size() || different.size() < steps.size()) {
      return call.error(
          Code.BAD_OPTION,
          given == null ? call.span : given.span(),
          "`lags` takes a list of different whole numbers, none negative: lags([1, 2, 5])");
    }
    List<Item> all = new ArrayList<>();
    for (long step : steps) {
      all.add(rows.shifted(tensor, -step, call.at, call.span));
    }
    return all.contains(Item.UNKNOWN)
        ? Item.UNKNOWN
        : operators.usual("stack", call, all, Map.of("axis", RowOperators.number(0)));
  }

  /** {@code x[t] - x[t - steps]}. */
  Item differences(DataCall call) {
    return change(call, (now, before) -> operators.apply("subtract", call, now, before));
  }

  /** {@code x[t] / x[t - steps] - 1}. */
  Item returns(DataCall call) {
    return change(
        call,
        (now, before) ->
            operators.apply(
                "subtract",
                call,
                operators.apply("divide", call, now, before),
                RowOperators.number(1)));
  }

  /** {@code log(x[t]) - log(x[t - steps])}. */
  Item logReturns(DataCall call) {
    return change(
        call,
        (now, before) ->
            operators.apply(
                "subtract",
                call,
                operators.apply("log", call, now),
                operators.apply("log", call, before)));
  }

  private interface Change {
    Item of(Item now, Item before);
  }

  private Item change(DataCall call, Change change) {
    if (!call.options(STEPS)) {
      return Item.UNKNOWN;
    }
    Tensor tensor = call.numbers();
    Optional<Long> steps = call.whole(STEPS, 1);
    if (tensor == null || steps.isEmpty()) {
      return Item.UNKNOWN;
    }
    Item before = rows.shifted(tensor, -steps.get(), call.at, call.span);
    return before instanceof Item.Unknown ? before : change.of(RowOperators.item(tensor), before);
  }

  /**
   * The last {@code length} rows as {@code past}, the next {@code horizon} ones as {@code future};
   * every {@code stride} rows there is an example.
   */
  Item windows(DataCall call) {
    if (!call.options(LENGTH, "stride", "horizon")) {
      return Item.UNKNOWN;
    }
    Tensor tensor = call.numbers();
    Optional<Long> length = call.whole(LENGTH, "windows(x, length: 60, stride: 1, horizon: 5)");
    Optional<Long> stride = call.whole("stride", 1);
    Optional<Long> horizon = call.whole("horizon", 1);
    if (tensor == null || length.isEmpty() || stride.isEmpty() || horizon.isEmpty()) {
      return Item.UNKNOWN;
    }
    if (!rows.stride(stride.get())) {
      return call.error(
          Diagnostic.error(
                  Code.BAD_OPTION,
                  call.span,
                  "the windows of a block all begin at the same rows; this stride is another one")
              .help("give all of them the same stride"));
    }
    Item past = rows.history(tensor, length.get(), call.at, call.span);
    Item future = rows.window(tensor, 1, horizon.get(), call.at, call.span);
    return new Item.Members(Map.of("past", past, "future", future));
  }
}
