package nnet.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the steps of a region. Elementwise nodes move down to their first use and join the loop
 * that makes their operands where shapes agree; nothing is computed twice but constants.
 */
final class Scheduler {
  /** Vector operations in one loop; several hundred exhaust HotSpot's inliner. */
  private static final int MOST_OPERATIONS = 70;

  private static final int MOST_INPUTS = 14;

  private final Region region;
  private final Directions directions;
  private final Map<Value, Node> constants = new HashMap<>();
  private final List<Group> groups = new ArrayList<>();
  private final Map<Value, Integer> position = new HashMap<>();

  private Scheduler(Region region) {
    this.region = region;
    directions = new Directions(region);
  }

  static List<Step> steps(Region region) {
    return new Scheduler(region).run();
  }

  /** A step in the making. */
  private static final class Group {
    final List<Node> nodes = new ArrayList<>();
    final @Nullable Shape loop;
    final boolean backward;
    int cost;

    Group(@Nullable Shape loop, boolean backward) {
      this.loop = loop;
      this.backward = backward;
    }
  }

  private List<Step> run() {
    for (Node node : Sinking.order(region)) {
      if (Kinds.isConstant(node)) {
        constants.put(node.result(), node);
      }
      if (Kinds.isAlias(node)) {
        position.put(node.result(), at(node.operands().get(0)));
      } else if (!Kinds.isConstant(node)) {
        place(node);
      }
    }
    return finish();
  }

  private void place(Node node) {
    int joined = Kinds.isElementwise(node) ? candidate(node) : -1;
    if (joined < 0) {
      Shape loop = Kinds.isElementwise(node) ? node.result().type().shape() : null;
      groups.add(new Group(loop, directions.isBackward(node)));
      joined = groups.size() - 1;
    }
    Group group = groups.get(joined);
    group.nodes.add(node);
    group.cost += Cost.of(node);
    for (Value result : node.results()) {
      position.put(result, joined);
    }
  }

  /** The loop that this node can join: the last step that it needs, or none. */
  private int candidate(Node node) {
    int last = -1;
    for (Value operand : node.operands()) {
      last = Math.max(last, at(operand));
    }
    return last >= 0 && fits(last, node) ? last : -1;
  }

  private boolean fits(int index, Node node) {
    Group group = groups.get(index);
    if (group.loop == null
        || !group.loop.equals(node.result().type().shape())
        || isDouble(node) != isDouble(group.nodes.get(0))
        || group.backward != directions.isBackward(node)
        || group.cost + Cost.of(node) > MOST_OPERATIONS) {
      return false;
    }
    Set<Value> own = new HashSet<>();
    group.nodes.forEach(member -> own.addAll(member.results()));
    Set<Value> inputs = new HashSet<>(node.operands());
    group.nodes.forEach(member -> inputs.addAll(member.operands()));
    inputs.removeAll(own);
    // An alias of a value of this loop is read from memory, which the loop has not yet written.
    return inputs.size() <= MOST_INPUTS
        && node.operands().stream()
            .allMatch(operand -> own.contains(operand) || at(operand) != index);
  }

  private static boolean isDouble(Node node) {
    return node.result().type().data() == DataType.DOUBLE;
  }

  /** The step that makes a value; -1 for formals and constants. */
  private int at(Value value) {
    return position.getOrDefault(value, -1);
  }

  private List<Step> finish() {
    Set<Value> needed = new HashSet<>();
    region.results().forEach(result -> needed.add(result.value()));
    for (Node node : region.nodes()) {
      if (Kinds.isAlias(node)) {
        needed.addAll(node.operands());
      }
    }
    for (int i = 0; i < groups.size(); i++) {
      for (Node node : groups.get(i).nodes) {
        for (Value operand : node.operands()) {
          if (groups.get(i).loop == null || (at(operand) != i && !constants.containsKey(operand))) {
            needed.add(operand);
          }
        }
      }
    }
    return assemble(needed);
  }

  private List<Step> assemble(Set<Value> needed) {
    List<Step> steps = new ArrayList<>();
    for (Node node : region.nodes()) {
      if (Kinds.isConstant(node) && needed.contains(node.result())) {
        steps.add(new Step.Single(node));
      }
    }
    for (Group group : groups) {
      steps.add(
          group.loop == null
              ? new Step.Single(group.nodes.get(0))
              : new Step.Loop(withConstants(group), group.loop, outputs(group, needed)));
    }
    return steps;
  }

  private List<Node> withConstants(Group group) {
    Set<Node> used = new LinkedHashSet<>();
    for (Node node : group.nodes) {
      for (Value operand : node.operands()) {
        Node constant = constants.get(operand);
        if (constant != null) {
          used.add(constant);
        }
      }
    }
    used.addAll(group.nodes);
    return List.copyOf(used);
  }

  private static List<Value> outputs(Group group, Set<Value> needed) {
    return group.nodes.stream()
        .flatMap(node -> node.results().stream())
        .filter(needed::contains)
        .toList();
  }
}
