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
import nnet.compiler.op.Cost;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the steps of a region, from the last node to the first. An elementwise node joins the
 * loop of its earliest use where shapes agree, else the loop just before that, else gets one of its
 * own; nothing is computed twice but constants. What only a later pass needs is so computed there,
 * beside what it is used with.
 */
final class Scheduler {
  /**
   * Vector operations in one loop: HotSpot takes some 150 KB for each while it compiles the loop,
   * and an elementary function is three times what it counts here. Gelu has to fit: what a loop
   * over a wide layer leaves for the next one is megabytes.
   */
  private static final int MOST_OPERATIONS = 44;

  private static final int MOST_INPUTS = 14;

  private final Region region;
  private final Windows windows;
  private final Directions directions;
  private final Map<Value, Node> constants = new HashMap<>();
  private final List<Group> groups = new ArrayList<>();
  private final Map<Value, List<Use>> uses = new HashMap<>();
  private final Set<Value> results = new HashSet<>();

  private Scheduler(Region region, Windows windows) {
    this.region = region;
    this.windows = windows;
    directions = new Directions(region);
    region.results().forEach(result -> results.add(result.value()));
  }

  static List<Step> steps(Region region, Windows windows) {
    return new Scheduler(region, windows).run();
  }

  /** A step in the making. */
  private static final class Group {
    final List<Node> nodes = new ArrayList<>();
    final @Nullable Shape loop;
    final boolean backward;
    int index;
    int cost;

    Group(@Nullable Shape loop, boolean backward) {
      this.loop = loop;
      this.backward = backward;
    }
  }

  /**
   * @param aliased whether the value is read under another shape, which is to say from memory
   */
  private record Use(Group group, boolean aliased) {}

  private List<Step> run() {
    for (Node node : region.nodes()) {
      if (Kinds.isConstant(node)) {
        constants.put(node.result(), node);
      }
    }
    for (Node node : region.nodes().reversed()) {
      if (Kinds.isAlias(node) || windows.isSilent(node)) {
        node.operands().forEach(operand -> alias(node, operand));
      } else if (Kinds.isConstant(node)) {
        constant(node);
      } else if (Kinds.isElementwise(node)) {
        elementwise(node);
      } else {
        put(node, new Group(null, directions.isBackward(node)), 0);
      }
    }
    return groups.stream().map(this::step).toList();
  }

  private List<Use> uses(Value value) {
    return uses.getOrDefault(value, List.of());
  }

  private void alias(Node node, Value operand) {
    List<Use> list = uses.computeIfAbsent(operand, value -> new ArrayList<>());
    uses(node.result()).forEach(use -> list.add(new Use(use.group(), true)));
    if (results.contains(node.result())) {
      results.add(operand);
    }
  }

  /** Loops write it as a literal; it lives in memory only for others. */
  private void constant(Node node) {
    int earliest = groups.size();
    boolean needed = results.contains(node.result());
    for (Use use : uses(node.result())) {
      if (isMemory(use)) {
        needed = true;
        earliest = Math.min(earliest, use.group().index);
      }
    }
    if (needed) {
      put(node, new Group(null, directions.isBackward(node)), earliest);
    }
  }

  /** Loops and what fills an array with one number take it as a literal. */
  private static boolean isMemory(Use use) {
    return use.aliased()
        || (use.group().loop == null && !Kinds.isRepetition(use.group().nodes.getFirst()));
  }

  private void elementwise(Node node) {
    Use first = null;
    for (Use use : uses(node.result())) {
      if (first == null || use.group().index < first.group().index) {
        first = use;
      }
    }
    Shape shape = node.result().type().shape();
    boolean backward = directions.isBackward(node);
    if (first != null && fits(first.group(), node)) {
      join(node, first.group());
    } else {
      boolean later = first != null && first.group().backward == backward;
      int index = later && first != null ? first.group().index : 0;
      Group neighbour = neighbour(index);
      if (neighbour != null && fits(neighbour, node)) {
        join(node, neighbour);
      } else {
        put(node, new Group(shape, backward), index);
      }
    }
  }

  /** The group that a new one at this place would stand beside, before all that uses the new. */
  private @Nullable Group neighbour(int index) {
    int beside = Math.max(0, index - 1);
    return beside < groups.size() ? groups.get(beside) : null;
  }

  private boolean fits(Group group, Node node) {
    if (group.loop == null
        || !group.loop.equals(node.result().type().shape())
        || isDouble(node) != isDouble(group.nodes.getFirst())
        || group.backward != directions.isBackward(node)
        || group.cost + Cost.of(node) > MOST_OPERATIONS) {
      return false;
    }
    Set<Value> inputs = new HashSet<>(node.operands());
    group.nodes.forEach(member -> inputs.addAll(member.operands()));
    group.nodes.forEach(member -> inputs.removeAll(member.results()));
    inputs.remove(node.result());
    return inputs.size() <= MOST_INPUTS
        && uses(node.result()).stream().noneMatch(use -> use.group() == group && use.aliased());
  }

  private static boolean isDouble(Node node) {
    return node.result().type().data() == DataType.DOUBLE;
  }

  private void put(Node node, Group group, int index) {
    groups.add(index, group);
    for (int i = index; i < groups.size(); i++) {
      groups.get(i).index = i;
    }
    join(node, group);
  }

  private void join(Node node, Group group) {
    group.nodes.addFirst(node);
    group.cost += Cost.of(node);
    for (Value operand : node.operands()) {
      uses.computeIfAbsent(operand, value -> new ArrayList<>()).add(new Use(group, false));
    }
  }

  private Step step(Group group) {
    if (group.loop == null) {
      return new Step.Single(group.nodes.getFirst());
    }
    Set<Node> nodes = new LinkedHashSet<>();
    for (Node node : group.nodes) {
      for (Value operand : node.operands()) {
        Node constant = constants.get(operand);
        if (constant != null) {
          nodes.add(constant);
        }
      }
    }
    nodes.addAll(group.nodes);
    return new Step.Loop(List.copyOf(nodes), group.loop, outputs(group));
  }

  private List<Value> outputs(Group group) {
    return group.nodes.stream()
        .map(Node::result)
        .filter(value ->
            results.contains(value)
                || uses(value).stream().anyMatch(use -> use.group() != group || use.aliased()))
        .toList();
  }
}
