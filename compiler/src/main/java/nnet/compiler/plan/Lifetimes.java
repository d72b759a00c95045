package nnet.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;

/** The last step that reads each value; formals and results live to the end. */
final class Lifetimes {
  static final int END = Integer.MAX_VALUE;

  private final Map<Value, Integer> last = new HashMap<>();
  private final Map<Integer, List<Value>> dying = new HashMap<>();

  Lifetimes(Region region, List<Step> steps, Aliases aliases) {
    Set<Value> order = new LinkedHashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      for (Value read : steps.get(i).reads()) {
        last.put(aliases.root(read), i);
      }
      for (Value written : steps.get(i).writes()) {
        last.put(aliases.root(written), i);
        order.add(aliases.root(written));
      }
    }
    for (Formal formal : region.formals()) {
      last.put(formal.value(), END);
    }
    for (Result result : region.results()) {
      last.put(aliases.root(result.value()), END);
    }
    for (Value value : order) {
      dying.computeIfAbsent(lastUse(value), step -> new ArrayList<>()).add(value);
    }
  }

  int lastUse(Value value) {
    return last.getOrDefault(value, END);
  }

  /** In the order in which they were made. */
  List<Value> dyingAt(int step) {
    return dying.getOrDefault(step, List.of());
  }
}
