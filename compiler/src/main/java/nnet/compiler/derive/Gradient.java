package nnet.compiler.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.LiveNodes;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Renaming;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;

/** The derivative of a loss with respect to formals of its region. */
public final class Gradient {
  private Gradient() {}

  /**
   * The region with all its results and, after them, a result of kind {@code GRADIENT} for each
   * formal that is asked for, in order; zeros where the loss does not depend on it.
   *
   * @param loss the path of the loss, a scalar
   * @param wanted which formals gradients are for
   */
  public static Region of(Region forward, String loss, Predicate<Formal> wanted) {
    List<Formal> formals = forward.formals().stream().filter(wanted).toList();
    Set<Value> active = formals.stream().map(Formal::value).collect(Collectors.toSet());
    RegionBuilder builder = new RegionBuilder(forward.name());
    builder.adopt(forward.formals().stream().map(Formal::value).toList());
    forward.nodes().forEach(node -> builder.adopt(node.results()));
    Sweep sweep = new Sweep(new Derivatives(), builder, builder, forward, active);
    Value lossValue = loss(forward, loss);
    sweep.seed(lossValue, Zeros.one(builder));
    sweep.run();
    return assemble(forward, formals, builder, sweep);
  }

  private static Value loss(Region region, String path) {
    Value value =
        region.results(Result.Kind.LOSS).stream()
            .filter(result -> result.path().equals(path))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no loss `" + path + "`"))
            .value();
    if (value.type().rank() != 0 || value.type().data() != DataType.FLOAT) {
      throw new IllegalArgumentException("the loss `" + path + "` is no scalar: " + value);
    }
    return value;
  }

  private static Region assemble(
      Region forward, List<Formal> formals, RegionBuilder builder, Sweep sweep) {
    List<Result> results = new ArrayList<>(forward.results());
    for (Formal formal : formals) {
      Value gradient = sweep.gradient(formal.value());
      Value given = gradient == null ? Zeros.of(builder, formal.value().type().shape()) : gradient;
      results.add(new Result(given, Result.Kind.GRADIENT, formal.path()));
    }
    List<Node> nodes = new ArrayList<>(sweep.forwardNodes());
    nodes.addAll(builder.nodes());
    List<Node> live = LiveNodes.of(nodes, results.stream().map(Result::value).toList());
    Region whole = new Region(forward.name(), forward.formals(), live, results);
    return Renaming.apply(whole, sweep.gradientNames());
  }
}
