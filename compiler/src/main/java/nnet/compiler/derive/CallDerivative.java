package nnet.compiler.derive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nnet.compiler.derive.Derived.Input;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import org.jspecify.annotations.Nullable;

/** The derivative of a call: the callee saves what its backward region then takes. */
record CallDerivative(Sweep sweep, Derivatives derivatives, RegionBuilder backward) {

  void derive(Node node, Region callee) {
    Set<Integer> given = new LinkedHashSet<>();
    for (int i = 0; i < node.results().size(); i++) {
      if (sweep.gradient(node.results().get(i)) != null) {
        given.add(i);
      }
    }
    boolean exact = sweep.hasExactZeros(node);
    Set<Value> active = Activity.formals(node, callee, sweep.active());
    boolean steep = derivatives.steepness(callee).anywhere();
    Derived derived = derivatives.of(Derivatives.Use.ofCall(callee, active, given, exact && steep));
    if (derived.formals().isEmpty()) {
      return;
    }
    Node twin =
        new Node(
            new Call(derived.forward()),
            node.operands(),
            withSaved(node.results(), derived.forward()),
            node.origin());
    sweep.replace(node, twin);
    List<Value> gradients =
        backward.call(derived.backward(), operands(node, twin, derived.inputs()));
    for (int i = 0; i < gradients.size(); i++) {
      int formal = derived.formals().get(i);
      boolean kept = exact || derived.exact().contains(formal);
      sweep.accumulate(node.operands().get(formal), gradients.get(i), kept);
    }
  }

  /** The node's results and new values for what the twin saves. */
  private static List<Value> withSaved(List<Value> results, Region twin) {
    List<Value> all = new ArrayList<>(results);
    for (Result saved : twin.results().subList(results.size(), twin.results().size())) {
      all.add(new Value(saved.value().type(), saved.value().name()));
    }
    return all;
  }

  private List<Value> operands(Node node, Node twin, List<Input> inputs) {
    List<Value> operands = new ArrayList<>();
    for (Input input : inputs) {
      operands.add(
          switch (input) {
            case Input.OfResult result -> given(sweep.gradient(node.results().get(result.index())));
            case Input.Operand operand -> node.operands().get(operand.index());
            case Input.Forward saved -> twin.results().get(saved.index());
          });
    }
    return operands;
  }

  private static Value given(@Nullable Value gradient) {
    if (gradient == null) {
      throw new IllegalStateException("a backward region asks for a gradient that is not there");
    }
    return gradient;
  }
}
