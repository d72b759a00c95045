package nnet.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Cost;
import nnet.compiler.type.Shape;

/**
 * Small products become steps of their own kind, together with the loop that alone reads them: the
 * product moves to where the loop is.
 */
final class JoinedProducts {
  /** Vector operations of formulas that are written for every sum that is under way. */
  private static final int MOST_OPERATIONS = 4;

  private final Windows windows;
  private final Map<Value, Node> nodes = new HashMap<>();
  private final Map<Value, SmallProduct> products = new HashMap<>();
  private final Map<Value, Set<Node>> consumers = new HashMap<>();
  private final Set<Value> results = new HashSet<>();

  JoinedProducts(Region region, Windows windows) {
    this.windows = windows;
    for (Node node : region.nodes()) {
      SmallProduct.of(node)
          .ifPresent(product -> {
            products.put(node.result(), product);
            nodes.put(node.result(), node);
          });
      for (Value operand : node.operands()) {
        consumers.computeIfAbsent(operand, value -> new HashSet<>()).add(node);
      }
    }
    region.results().forEach(result -> results.add(result.value()));
  }

  List<Step> join(List<Step> steps) {
    Map<Step, Value> joined = new HashMap<>();
    for (Step step : steps) {
      if (step instanceof Step.Loop loop) {
        product(loop).ifPresent(product -> joined.put(loop, product));
      }
    }
    List<Step> all = new ArrayList<>();
    for (Step step : steps) {
      switch (step) {
        case Step.Single single -> {
          Value made = single.node().results().getFirst();
          if (!products.containsKey(made)) {
            all.add(single);
          } else if (!joined.containsValue(made)) {
            all.add(step(made, new Step.Loop(List.of(), made.type().shape(), List.of(made))));
          }
        }
        case Step.Loop loop -> {
          Value product = joined.get(loop);
          all.add(product == null ? loop : step(product, loop));
        }
        case Step.Product product -> all.add(product);
      }
    }
    return all;
  }

  private Step step(Value product, Step.Loop loop) {
    return new Step.Product(
        Objects.requireNonNull(nodes.get(product)),
        Objects.requireNonNull(products.get(product)),
        loop);
  }

  /** The last product that may be joined to a loop. */
  private Optional<Value> product(Step.Loop loop) {
    return loop.reads().reversed().stream().filter(value -> isOfThis(value, loop)).findFirst();
  }

  private boolean isOfThis(Value value, Step.Loop loop) {
    SmallProduct product = products.get(value);
    return product != null
        && !results.contains(value)
        && value.type().shape().equals(loop.shape())
        && loop.nodes().containsAll(consumers.getOrDefault(value, Set.of()))
        && cost(loop) <= MOST_OPERATIONS
        && loop.reads().stream().allMatch(read -> isRowOrSame(read, loop.shape()))
        && loop.writes().stream().noneMatch(windows.all()::containsKey);
  }

  private static int cost(Step.Loop loop) {
    return loop.nodes().stream().mapToInt(Cost::of).sum();
  }

  /** Whether it has the rows of the loop, or is the same for each of them. */
  private boolean isRowOrSame(Value value, Shape loop) {
    Shape shape = value.type().shape();
    int leading = Math.max(0, shape.rank() - 1);
    boolean same = shape.slice(0, leading).elements().is(1);
    return !windows.all().containsKey(value) && (shape.equals(loop) || same);
  }
}
