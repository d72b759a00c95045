package nnet.compiler.optimize;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Verifier;

/** The passes in their order. */
public final class Passes {
  private static final List<Rule> SIMPLER =
      Stream.of(Algebra.RULES, Cases.RULES, Movements.RULES, Masks.RULES)
          .flatMap(List::stream)
          .toList();

  private static final List<Rule> SETTLED =
      Stream.of(SIMPLER, Settling.RULES).flatMap(List::stream).toList();

  private static final Pass SIMPLIFY = new Rewriting("simplify", SIMPLER);

  /** Before derivation: what must be stable is made so while the formulas are still whole. */
  private static final List<Pass> FORWARD =
      List.of(
          new Inlining(),
          SIMPLIFY,
          new Rewriting("stability", Stability.RULES),
          SIMPLIFY,
          new CommonSubexpressions(),
          new Rewriting("normalize", Normalization.RULES),
          new Hoisting(),
          new DeadCode(),
          new Naming());

  /** After derivation, or where there is none. */
  private static final List<Pass> FINAL =
      List.of(
          new Inlining(),
          new Rewriting("settle", SETTLED),
          new CommonSubexpressions(),
          new DeferredSums(),
          new Rewriting("cancellation", Cancellation.RULES),
          SIMPLIFY,
          new Rewriting("example-sums", ExampleSums.RULES),
          new CommonSubexpressions(),
          new DeadCode());

  private Passes() {}

  public static List<Pass> forward() {
    return FORWARD;
  }

  public static List<Pass> last() {
    return FINAL;
  }

  /** The region after all of these passes; the observer sees it after each, by the pass's name. */
  public static Region run(List<Pass> passes, Region region, BiConsumer<String, Region> observer) {
    Region current = region;
    for (Pass pass : passes) {
      current = Verifier.check(pass.apply(current), pass.name());
      observer.accept(pass.name(), current);
    }
    return current;
  }

  public static Region run(List<Pass> passes, Region region) {
    return run(passes, region, (name, after) -> {});
  }

  /** All calls put in place: for updates, schedules and results of metrics, which are formulas. */
  public static Region formula(Region region) {
    return run(List.of(SIMPLIFY, new CommonSubexpressions()), Inlining.flat(region));
  }
}
