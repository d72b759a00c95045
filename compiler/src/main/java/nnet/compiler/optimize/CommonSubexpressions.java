package nnet.compiler.optimize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operator;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Regions;
import nnet.compiler.graph.Value;
import nnet.compiler.op.shape.Reshape;
import org.jspecify.annotations.Nullable;

/** Computes nothing twice; a function of a reshaped value is the reshaped function. */
final class CommonSubexpressions implements Pass {
  private static final Set<String> COMMUTATIVE =
      Set.of("add", "multiply", "maximum", "minimum", "equal", "not_equal", "and", "or");

  @Override
  public String name() {
    return "common-subexpressions";
  }

  private record Key(Operator operator, Attributes attributes, List<Integer> operands) {}

  @Override
  public Region apply(Region region) {
    return Regions.map(region, CommonSubexpressions::merge);
  }

  private static Region merge(Region region) {
    Editor editor = new Editor();
    Map<Value, Integer> numbers = new HashMap<>();
    Map<Key, Value> known = new HashMap<>();
    for (Node node : region.nodes()) {
      Node now = editor.current(node);
      if (!(now.operation() instanceof Operation.Apply apply)) {
        editor.add(now);
        continue;
      }
      Value value = known.get(key(apply, now.operands(), numbers));
      Value reshaped = value == null ? reshaped(now, apply, editor, known, numbers) : value;
      if (reshaped == null) {
        editor.add(now);
        known.put(key(apply, now.operands(), numbers), now.result());
      } else {
        editor.replace(node.result(), reshaped);
      }
    }
    return DeadCode.without(editor.finish(region));
  }

  private static Key key(Apply apply, List<Value> operands, Map<Value, Integer> numbers) {
    List<Integer> order = new ArrayList<>();
    for (Value operand : operands) {
      order.add(numbers.computeIfAbsent(operand, value -> numbers.size()));
    }
    if (COMMUTATIVE.contains(apply.operator().name())) {
      order.sort(Comparator.naturalOrder());
    }
    return new Key(apply.operator(), apply.attributes(), order);
  }

  /** {@code f(reshape(x))} where there is {@code f(x)}. */
  private static @Nullable Value reshaped(
      Node node, Apply apply, Editor editor, Map<Key, Value> known, Map<Value, Integer> numbers) {
    if (!Editor.isElementwise(node) || node.operands().size() != 1) {
      return null;
    }
    Node reshape = editor.made(node.operands().get(0), "reshape");
    if (reshape == null) {
      return null;
    }
    Value same = known.get(key(apply, reshape.operands(), numbers));
    if (same == null) {
      return null;
    }
    editor.origin(node.origin());
    Attributes shape = Attributes.of("shape", node.result().type().shape());
    return editor.apply(Reshape.INSTANCE, shape, same);
  }
}
