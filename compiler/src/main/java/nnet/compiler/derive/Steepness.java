package nnet.compiler.derive;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Elementwise;
import nnet.compiler.op.Primitive;

/**
 * Where a region may multiply a gradient by what is no finite number: at functions that are steep
 * somewhere, unless their operands are proven to lie elsewhere, and wherever their results go
 * element by element. Matrix products and other kernels, and what a caller hands in, count as
 * finite: an infinite number there spoils everything anyway.
 */
final class Steepness {
  private static final Set<String> MOVES =
      Set.of("reshape", "transpose", "broadcast_to", "slice", "concat", "pick", "gather");

  /** What gives gradients on as they are, or zeros in their place. */
  private static final Set<String> PLAIN =
      Set.of("add", "subtract", "negate", "sum", "select", "maximum", "minimum", "clamp");

  private final IdentityHashMap<Region, Steepness> known;
  private final Bounds bounds = new Bounds();
  private final Set<Value> infinite = new HashSet<>();
  private final Set<Value> steep = new HashSet<>();
  private boolean anywhere;
  private boolean choices;

  private Steepness(IdentityHashMap<Region, Steepness> known) {
    this.known = known;
  }

  /**
   * @param known what was found of other regions, by identity; this one is added
   */
  static Steepness of(Region region, IdentityHashMap<Region, Steepness> known) {
    Steepness there = known.get(region);
    if (there != null) {
      return there;
    }
    Steepness steepness = new Steepness(known);
    region.nodes().forEach(steepness::add);
    known.put(region, steepness);
    return steepness;
  }

  /** Whether the derivative of the node may make something else than zero of a zero. */
  boolean at(Node node) {
    return steep.contains(node.result());
  }

  /** The same for the elements at which a condition holds, or does not. */
  boolean at(Node node, Elementwise function, Value condition, boolean holds) {
    return isFed(node) || function.isSteep(bounds.of(node, condition, holds));
  }

  /** Whether there is such a node in the region or in what it calls. */
  boolean anywhere() {
    return anywhere;
  }

  /** Whether something is left out in the region or in what it calls. */
  boolean choices() {
    return choices;
  }

  private void add(Node node) {
    switch (node.operation()) {
      case Apply apply -> add(node, (Primitive) apply.operator());
      case Call call -> add(call.region());
      case Scan scan -> add(scan.body());
    }
  }

  private void add(Region callee) {
    Steepness inside = of(callee, known);
    anywhere |= inside.anywhere;
    choices |= inside.choices;
  }

  private void add(Node node, Primitive operator) {
    choices |= operator.leavesOut();
    if (node.result().type().data() == DataType.FLOAT) {
      spread(node, operator);
    }
    bounds.add(node, operator);
  }

  private void spread(Node node, Primitive operator) {
    boolean fed = isFed(node);
    boolean plain = moves(operator) || PLAIN.contains(operator.name());
    boolean multiplies =
        !plain
            && operator instanceof Elementwise function
            && (fed || function.isSteep(bounds.of(node)));
    if (multiplies) {
      steep.add(node.result());
      anywhere = true;
    }
    if (multiplies || (fed && plain)) {
      infinite.add(node.result());
    }
  }

  private boolean isFed(Node node) {
    return node.operands().stream().anyMatch(infinite::contains);
  }

  static boolean moves(Primitive operator) {
    return MOVES.contains(operator.name());
  }
}
