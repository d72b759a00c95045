package nnet.compiler.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.op.NdArray;
import nnet.compiler.plan.Layout;
import nnet.compiler.plan.Planner;
import nnet.compiler.reference.Interpreter;
import nnet.runtime.diagnosis.Cause;
import nnet.runtime.diagnosis.FailedStep;

/** A step of training once more, operator by operator, until a number is not finite. */
public final class Replay {
  private final Layout layout;
  private final FailedStep step;

  private Replay(Layout layout, FailedStep step) {
    this.layout = layout;
    this.step = step;
  }

  /**
   * Where the first number that is not finite was made; forward before backward.
   *
   * @param entry with its gradients and without calls, so that each node belongs to one layer
   * @param layout of the model that has run the step
   */
  public static Optional<Cause> cause(Program.Entry entry, Layout layout, FailedStep step) {
    return new Replay(layout, step).cause(entry);
  }

  private Optional<Cause> cause(Program.Entry entry) {
    FirstBad first = new FirstBad(entry.body());
    try {
      new Interpreter(step.batch(), step.draw(), first).run(entry.body(), arguments(entry));
    } catch (FirstBad.Found found) {
      return first.cause();
    }
    return first.cause();
  }

  private List<NdArray> arguments(Program.Entry entry) {
    List<NdArray> arguments = new ArrayList<>();
    int inputs = 0;
    for (Formal formal : entry.body().formals()) {
      int[] shape = formal.value().type().shape().resolve(step.batch());
      int size = NdArray.count(shape);
      double[] values =
          switch (formal.kind()) {
            case VALUE -> input(entry.inputs().get(inputs++).name(), size);
            case PARAMETER ->
                wide(step.parameters(), layout.parameter(formal.path()).offset(), size);
            case STATE -> wide(step.states(), layout.state(formal.path()).offset(), size);
            case KEY -> new double[] {Planner.key(formal.path())};
          };
      arguments.add(new NdArray(values, shape));
    }
    return arguments;
  }

  private double[] input(String name, int size) {
    float[] values = step.inputs().get(name);
    if (values == null || values.length < size) {
      throw new IllegalArgumentException("the step has no input " + name);
    }
    return wide(values, 0, size);
  }

  private static double[] wide(float[] values, int from, int size) {
    double[] wide = new double[size];
    Arrays.setAll(wide, i -> values[from + i]);
    return wide;
  }
}
