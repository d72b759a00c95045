package nnet.compiler.expect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.elaborate.TestCase.Computed;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.op.NdArray;
import nnet.compiler.plan.Planner;
import nnet.compiler.reference.Interpreter;
import nnet.runtime.random.Draw;

/** The value of a tensor without inputs; parameters have their initial values. */
final class TensorValue {
  private final Computed tensor;
  private final Map<String, NdArray> parameters = new HashMap<>();

  private TensorValue(Computed tensor) {
    this.tensor = tensor;
  }

  static NdArray of(Computed tensor) {
    TensorValue value = new TensorValue(tensor);
    value.initialize();
    return value.run(tensor.value()).getFirst();
  }

  private void initialize() {
    Region initialize = tensor.initialize();
    List<NdArray> values = run(initialize);
    for (int i = 0; i < values.size(); i++) {
      parameters.put(initialize.results().get(i).path(), values.get(i));
    }
  }

  private List<NdArray> run(Region region) {
    List<NdArray> arguments = new ArrayList<>();
    for (Formal formal : region.formals()) {
      arguments.add(argument(formal));
    }
    return new Interpreter(1, new Draw()).run(region, arguments);
  }

  private NdArray argument(Formal formal) {
    int[] shape = formal.value().type().shape().resolve(1);
    return switch (formal.kind()) {
      case PARAMETER -> known(formal);
      case STATE -> filled(shape, tensor.states().getOrDefault(formal.path(), 0.0));
      case KEY -> filled(shape, Planner.key(formal.path()));
      case VALUE -> throw new IllegalStateException("a test has no inputs: " + formal.path());
    };
  }

  private NdArray known(Formal formal) {
    NdArray value = parameters.get(formal.path());
    if (value == null) {
      throw new IllegalStateException("no initial value of " + formal.path());
    }
    return value;
  }

  private static NdArray filled(int[] shape, double value) {
    double[] data = new double[NdArray.count(shape)];
    Arrays.fill(data, value);
    return new NdArray(data, shape);
  }
}
