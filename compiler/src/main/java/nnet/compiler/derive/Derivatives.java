package nnet.compiler.derive;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;

/** Derivatives of regions, each made once. */
final class Derivatives {
  private final Map<Use, Derived> known = new HashMap<>();
  private final IdentityHashMap<Region, Steepness> steepness = new IdentityHashMap<>();
  private final ExactZeros zeros = new ExactZeros();

  /**
   * What a derivative depends on. Regions are told apart by identity: equal ones are the same
   * object.
   *
   * @param active the formals that gradients are wanted for
   * @param results positions of the results whose gradients are given
   * @param exact whether the zeros of the given gradients must be kept
   * @param operandRoles of a scan's body; empty for a call
   */
  record Use(
      Region region,
      Set<Value> active,
      Set<Integer> results,
      boolean exact,
      List<OperandRole> operandRoles,
      List<ResultRole> resultRoles) {
    Use {
      active = Set.copyOf(active);
      results = Set.copyOf(results);
    }

    static Use ofCall(Region region, Set<Value> active, Set<Integer> results, boolean exact) {
      return new Use(region, active, results, exact, List.of(), List.of());
    }

    static Use ofScan(Scan scan, Set<Value> active, Set<Integer> results, boolean exact) {
      return new Use(scan.body(), active, results, exact, scan.operandRoles(), scan.resultRoles());
    }

    boolean isScan() {
      return !operandRoles.isEmpty();
    }

    /** Whether the formal holds what the last step left. */
    boolean isCarried(int formal) {
      return isScan() && operandRoles.get(formal) == OperandRole.CARRY;
    }

    /** Whether the caller sees what the result was each time. */
    boolean isVisible(int result) {
      return !isScan() || resultRoles.get(result) == ResultRole.STACKED;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // equal regions are one object
    public boolean equals(Object other) {
      return other instanceof Use use
          && use.region == region
          && use.active.equals(active)
          && use.results.equals(results)
          && use.exact == exact
          && use.operandRoles.equals(operandRoles)
          && use.resultRoles.equals(resultRoles);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(region) * 31 + active.hashCode() + results.hashCode();
    }
  }

  /** Which gradients may hold zeros that must stay. */
  ExactZeros zeros() {
    return zeros;
  }

  Steepness steepness(Region region) {
    return Steepness.of(region, steepness);
  }

  Derived of(Use use) {
    Derived derived = known.get(use);
    if (derived == null) {
      derived = new CalleeDerivative(this, use).derive();
      known.put(use, derived);
    }
    return derived;
  }
}
