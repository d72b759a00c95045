package nnet.compiler.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nnet.compiler.derive.Derived.Input;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;

/**
 * The derivative of a scan is a scan from the last step to the first. It carries the gradients of
 * what the scan carries, goes through the stacked gradients and saved values in reverse, and adds
 * up the gradients of what is the same at every step.
 */
record ScanDerivative(Sweep sweep, Derivatives derivatives, RegionBuilder backward) {

  void derive(Node node, Scan scan) {
    Set<Value> active = Activity.scanFormals(node, scan, sweep.active());
    Steepness steepness = derivatives.steepness(scan.body());
    boolean exact = sweep.hasExactZeros(node) || steepness.choices();
    Derivatives.Use use =
        Derivatives.Use.ofScan(
            scan, active, given(node, scan, active), exact && steepness.anywhere());
    Derived derived = derivatives.of(use);
    if (derived.formals().isEmpty()) {
      return;
    }
    derived = scan.recomputed() ? Recomputation.of(derived, use) : derived;
    Node twin = twin(node, scan, derived.forward());
    sweep.replace(node, twin);
    reverse(node, twin, scan, derived, exact);
  }

  /** The body's results whose gradients are there: all that is carried, and what is used. */
  private Set<Integer> given(Node node, Scan scan, Set<Value> active) {
    Set<Integer> given = new HashSet<>();
    for (Carries.Pair pair : Carries.of(scan)) {
      if (active.contains(scan.body().formals().get(pair.operand()).value())) {
        given.add(pair.result());
      }
    }
    for (int i = 0; i < node.results().size(); i++) {
      boolean last = scan.resultRoles().get(i) == ResultRole.NEXT;
      if (!last && sweep.gradient(node.results().get(i)) != null) {
        given.add(i);
      }
    }
    return given;
  }

  /** The scan that stacks what its derivative needs, step by step. */
  private static Node twin(Node node, Scan scan, Region body) {
    List<ResultRole> roles = new ArrayList<>(scan.resultRoles());
    List<Value> results = new ArrayList<>(node.results());
    for (Result saved : body.results().subList(roles.size(), body.results().size())) {
      roles.add(ResultRole.STACKED);
      results.add(new Value(stacked(scan, saved.value().type()), saved.value().name()));
    }
    Scan saving =
        new Scan(
            body, scan.length(), scan.reverse(), scan.recomputed(), scan.operandRoles(), roles);
    return new Node(saving, node.operands(), results, node.origin());
  }

  private static ValueType stacked(Scan scan, ValueType type) {
    return type.withShape(type.shape().insert(0, scan.length()));
  }

  private void reverse(Node node, Node twin, Scan scan, Derived derived, boolean exact) {
    List<OperandRole> roles = new ArrayList<>();
    List<Value> operands = new ArrayList<>();
    for (Input input : derived.inputs()) {
      switch (input) {
        case Input.OfResult result -> {
          roles.add(gradientRole(scan.resultRoles().get(result.index())));
          operands.add(gradient(node.results().get(result.index())));
        }
        case Input.Operand operand -> {
          roles.add(scan.operandRoles().get(operand.index()));
          operands.add(node.operands().get(operand.index()));
        }
        case Input.Forward saved -> {
          roles.add(OperandRole.SEQUENCE);
          operands.add(twin.results().get(saved.index()));
        }
      }
    }
    List<ResultRole> resultRoles =
        derived.formals().stream()
            .map(formal -> gradientRole(scan.operandRoles().get(formal)))
            .toList();
    append(
        node,
        new Scan(
            derived.backward(),
            scan.length(),
            !scan.reverse(),
            scan.recomputed(),
            roles,
            resultRoles),
        operands,
        derived.formals(),
        exact);
  }

  private static OperandRole gradientRole(ResultRole role) {
    return switch (role) {
      case NEXT -> OperandRole.CARRY;
      case STACKED -> OperandRole.SEQUENCE;
      case SUMMED -> OperandRole.INVARIANT;
    };
  }

  private static ResultRole gradientRole(OperandRole role) {
    return switch (role) {
      case CARRY -> ResultRole.NEXT;
      case SEQUENCE -> ResultRole.STACKED;
      case INVARIANT -> ResultRole.SUMMED;
    };
  }

  private Value gradient(Value result) {
    Value gradient = sweep.gradient(result);
    return gradient == null ? Zeros.of(backward, result.type().shape()) : gradient;
  }

  private void append(
      Node node, Scan back, List<Value> operands, List<Integer> formals, boolean exact) {
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < formals.size(); i++) {
      ValueType type = back.body().results().get(i).value().type();
      boolean stacked = back.resultRoles().get(i) == ResultRole.STACKED;
      results.add(new Value(stacked ? stacked(back, type) : type, ""));
    }
    List<Value> inside = operands.stream().map(backward::use).toList();
    backward.append(new Node(back, inside, results, backward.origin()));
    for (int i = 0; i < formals.size(); i++) {
      sweep.accumulate(node.operands().get(formals.get(i)), results.get(i), exact);
    }
  }
}
