package nnet.compiler.optimize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Renaming;
import nnet.compiler.graph.Value;

/**
 * Gives values the names of the statements that bind them, and {@code z} to what an activation is
 * applied to: {@code a1 = tanh(z1)}, as in lectures.
 */
final class Naming implements Pass {
  @Override
  public String name() {
    return "names";
  }

  @Override
  public Region apply(Region region) {
    return Renaming.apply(region, names(region));
  }

  private static Map<Value, String> names(Region region) {
    Map<Value, Node> makers = new HashMap<>();
    Map<String, Value> last = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    region.formals().forEach(formal -> taken.add(formal.value().name()));
    for (Node node : region.nodes()) {
      node.results().forEach(result -> makers.put(result, node));
      node.results().forEach(result -> taken.add(result.name()));
      String bound = Statements.bound(node.origin().span());
      if (!bound.isEmpty() && node.results().size() == 1 && !node.applies("reshape")) {
        last.put(bound, node.result());
      }
    }
    Map<Value, String> names = new HashMap<>();
    last.forEach((bound, value) -> {
      if (value.name().isEmpty() && taken.add(bound)) {
        names.put(value, bound);
      }
      nameArgument(bound, makers.get(value), makers, names, taken);
    });
    return names;
  }

  private static void nameArgument(
      String bound,
      @org.jspecify.annotations.Nullable Node node,
      Map<Value, Node> makers,
      Map<Value, String> names,
      Set<String> taken) {
    if (node == null || node.operands().size() != 1 || !isActivation(node)) {
      return;
    }
    Value argument = node.operands().get(0);
    String digits = bound.replaceAll("^[A-Za-z_]*", "");
    boolean numbered = digits.matches("[0-9]+");
    String name = numbered ? "z" + digits : "z_" + bound;
    if (makers.containsKey(argument) && argument.name().isEmpty() && taken.add(name)) {
      names.put(argument, name);
    }
  }

  private static boolean isActivation(Node node) {
    return Editor.isElementwise(node) || node.applies("softmax");
  }
}
