package nnet.compiler.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;
import nnet.compiler.op.shape.BroadcastTo;

/**
 * The derivative of a value inside a region that is still being built. It becomes more nodes of
 * that region, so it can be used, and differentiated again, like any other value.
 *
 * <p>Where the region is the body of a loop, what it takes from outside may depend on x as well:
 * the sweep then goes on through the nodes outside, from the innermost builder to the one that made
 * x.
 */
public final class OpenGradient {
  private final RegionBuilder target;
  private final Derivatives derivatives = new Derivatives();

  private OpenGradient(RegionBuilder target) {
    this.target = target;
  }

  /**
   * The gradient of the sum of y's elements with respect to x, in x's shape; empty where y does not
   * depend on x.
   *
   * @param builder of the region in which both are known
   */
  public static Optional<Value> of(RegionBuilder builder, Value y, Value x) {
    return builder.ownerOf(y).flatMap(owner -> new OpenGradient(owner).of(y, x));
  }

  private Optional<Value> of(Value y, Value x) {
    List<Level> levels = levels(x);
    if (levels.isEmpty() || !levels.getLast().active().contains(y)) {
      return Optional.empty();
    }
    Origin origin = target.origin();
    Value gradient = swept(levels.reversed(), y, x);
    target.origin(origin);
    return Optional.of(gradient);
  }

  /** A builder with what it holds so far, and which values of it depend on x. */
  private record Level(RegionBuilder builder, Region region, Set<Value> wanted, Set<Value> active) {
    static Level of(RegionBuilder builder, Set<Value> wanted) {
      Region region = builder.build();
      return new Level(builder, region, wanted, Activity.of(region, wanted));
    }
  }

  /** From the builder that made x to the target; empty where x is made nowhere around it. */
  private List<Level> levels(Value x) {
    List<RegionBuilder> builders = new ArrayList<>();
    Optional<RegionBuilder> made = target.ownerOf(x);
    Optional<RegionBuilder> next = made.isEmpty() ? Optional.empty() : Optional.of(target);
    while (next.isPresent()) {
      builders.addFirst(next.get());
      next = next.equals(made) ? Optional.empty() : next.get().parent();
    }
    List<Level> levels = new ArrayList<>();
    for (RegionBuilder builder : builders) {
      levels.add(
          Level.of(
              builder,
              levels.isEmpty() ? Set.of(x) : captured(builder, levels.getLast().active())));
    }
    return levels;
  }

  /** The formals that stand for values outside that depend on x. */
  private static Set<Value> captured(RegionBuilder builder, Set<Value> active) {
    Set<Value> inside = new HashSet<>();
    builder
        .captured()
        .forEach((inner, outer) -> {
          if (active.contains(outer)) {
            inside.add(inner);
          }
        });
    return inside;
  }

  private Value swept(List<Level> levels, Value y, Value x) {
    Map<Value, Value> seeds =
        Map.of(y, BroadcastTo.to(target, Zeros.one(target), y.type().shape()));
    for (Level level : levels) {
      Sweep sweep = new Sweep(derivatives, level.builder(), target, level.region(), level.wanted());
      seeds.forEach(sweep::seed);
      sweep.run();
      level.builder().replace(sweep.replaced());
      seeds = outside(level, sweep);
    }
    Value gradient = seeds.get(x);
    return gradient == null ? Zeros.of(target, x.type().shape()) : gradient;
  }

  /** The gradients that a level leaves to the one around it: by what its formals stand for. */
  private static Map<Value, Value> outside(Level level, Sweep sweep) {
    Map<Value, Value> outer = level.builder().captured();
    Map<Value, Value> gradients = new java.util.LinkedHashMap<>();
    for (Value wanted : level.wanted()) {
      Value gradient = sweep.gradient(wanted);
      if (gradient != null) {
        gradients.put(outer.getOrDefault(wanted, wanted), gradient);
      }
    }
    return gradients;
  }
}
