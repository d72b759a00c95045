package nnet.compiler.elaborate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;

/** Applies operators on behalf of the functions of data blocks. */
record RowOperators(Elaborator elaborator) {

  static Item item(Tensor tensor) {
    return new Item.Value(tensor, SettingValues.OWNER.span());
  }

  static Item number(long value) {
    return new Item.Exact(Ratio.of(value));
  }

  Item apply(String operator, DataCall call, Item... operands) {
    List<Argued> arguments =
        Arrays.stream(operands).map(operand -> new Argued(operand, call.span)).toList();
    return elaborator.primitives.call(operator, arguments, call.at, call.span);
  }

  /** The function of this name outside of data blocks. */
  Item usual(String name, DataCall call, List<Item> operands, Map<String, Item> options) {
    Item.Function function = (Item.Function) elaborator.expressions.callable(name);
    Map<String, Argued> named = new TreeMap<>();
    options.forEach((option, item) -> named.put(option, new Argued(item, call.span)));
    List<Argued> arguments =
        operands.stream().map(operand -> new Argued(operand, call.span)).toList();
    return function == null
        ? Item.UNKNOWN
        : elaborator.functions.call(
            function, new Arguments.Evaluated(arguments, named), call.at, call.span);
  }

  /** Tensors one behind the other. */
  Item joined(DataCall call, Item... parts) {
    List<Argued> all = Arrays.stream(parts).map(part -> new Argued(part, call.span)).toList();
    Tensor both =
        new DataCall(elaborator, "concat", all, Map.of(), call.at, call.span).joined(Map.of());
    return both == null ? Item.UNKNOWN : new Item.Value(both, call.span);
  }
}
