package nnet.compiler.derive;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.derive.Derived.Input;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;

/** A region's results, with those that are saved for the backward pass. */
final class Kept {
  private final Derivatives.Use use;
  private final Region region;
  private final List<Result> results;

  Kept(Derivatives.Use use) {
    this.use = use;
    region = use.region();
    results = new ArrayList<>(region.results());
  }

  /** How the backward region gets at a value of the forward one; saves it if need be. */
  Input input(Value value) {
    for (int i = 0; i < region.formals().size(); i++) {
      Formal formal = region.formals().get(i);
      if (formal.value() == value && !use.isCarried(i)) {
        return new Input.Operand(i);
      }
    }
    for (int i = 0; i < results.size(); i++) {
      boolean visible = i >= region.results().size() || use.isVisible(i);
      if (results.get(i).value() == value && visible) {
        return new Input.Forward(i);
      }
    }
    results.add(new Result(value, Result.Kind.SAVED, value.name()));
    return new Input.Forward(results.size() - 1);
  }

  List<Result> results() {
    return results;
  }
}
