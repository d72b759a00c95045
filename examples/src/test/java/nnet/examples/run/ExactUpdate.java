package nnet.examples.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.op.NdArray;
import nnet.compiler.reference.Interpreter;
import nnet.runtime.model.Training;
import nnet.runtime.random.Draw;

/** The optimizer of a phase in the float64 interpreter, parameter by parameter. */
final class ExactUpdate {
  private final Program.Phase phase;
  private final Training.Optimizer plan;
  private final Map<String, double[]> parameters = new LinkedHashMap<>();
  private final Map<String, Map<String, double[]>> states = new LinkedHashMap<>();
  private final List<Map<String, double[]>> memories = new ArrayList<>();

  /**
   * @param parameters by path, where they begin
   */
  ExactUpdate(Program.Phase phase, Training.Optimizer plan, Map<String, double[]> parameters) {
    this.phase = phase;
    this.plan = plan;
    for (String path : phase.over()) {
      double[] initial = known(parameters, path);
      this.parameters.put(path, initial.clone());
      states.put(path, initial(initial));
    }
    int next = 0;
    for (Region option : phase.options()) {
      Map<String, double[]> memory = new LinkedHashMap<>();
      for (Formal formal : option.formals(Formal.Kind.STATE)) {
        memory.put(formal.path(), new double[] {plan.memory().get(next++)});
      }
      memories.add(memory);
    }
  }

  private Map<String, double[]> initial(double[] parameter) {
    Map<String, double[]> initial = new LinkedHashMap<>();
    int flat = 0;
    int scalar = 0;
    for (Formal formal : phase.update().formals(Formal.Kind.STATE)) {
      if (formal.value().type().rank() == 0) {
        initial.put(formal.path(), new double[] {plan.scalars().get(scalar++)});
        continue;
      }
      Training.State state = plan.states().get(flat++);
      double[] values = parameter.clone();
      if (!state.ofParameter()) {
        Arrays.fill(values, state.initial());
      }
      initial.put(formal.path(), values);
    }
    return initial;
  }

  /** One update; the parameters after it. */
  Map<String, double[]> step(double[] progress, Map<String, double[]> gradients) {
    List<Double> options = options(progress);
    for (String path : phase.over()) {
      int group = phase.groups().getOrDefault(path, 0);
      int names = phase.optionNames().size();
      update(
          path,
          known(gradients, path),
          progress[0],
          options.subList(group * names, (group + 1) * names));
    }
    return parameters;
  }

  private List<Double> options(double... progress) {
    List<String> names = List.of("step", "total_steps", "epoch", "monitor");
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < phase.options().size(); i++) {
      Region region = phase.options().get(i);
      Map<String, double[]> memory = memories.get(i);
      List<NdArray> arguments = new ArrayList<>();
      for (Formal formal : region.formals()) {
        arguments.add(
            NdArray.scalar(
                formal.kind() == Formal.Kind.STATE
                    ? known(memory, formal.path())[0]
                    : progress[names.indexOf(formal.path())]));
      }
      values.add(run(region, arguments, 1, memory).data()[0]);
    }
    return values;
  }

  private void update(String path, double[] gradient, double step, List<Double> options) {
    double[] parameter = known(parameters, path);
    Map<String, double[]> state = known(states, path);
    List<NdArray> arguments = new ArrayList<>();
    for (Formal formal : phase.update().formals()) {
      int option = phase.optionNames().indexOf(formal.path());
      double[] values =
          formal.kind() == Formal.Kind.STATE
              ? known(state, formal.path())
              : switch (formal.path()) {
                case "parameter" -> parameter;
                case "gradient" -> gradient;
                case "step" -> new double[] {step};
                default -> new double[] {options.get(option)};
              };
      boolean number = formal.value().type().rank() == 0;
      arguments.add(number ? NdArray.scalar(values[0]) : new NdArray(values, parameter.length));
    }
    parameters.put(path, run(phase.update(), arguments, parameter.length, state).data());
  }

  /** The value of a region; what it keeps is put into the states. */
  private static NdArray run(
      Region region, List<NdArray> arguments, int size, Map<String, double[]> states) {
    List<NdArray> values = new Interpreter(size, new Draw()).run(region, arguments);
    NdArray value = NdArray.scalar(Double.NaN);
    for (int i = 0; i < values.size(); i++) {
      Result result = region.results().get(i);
      if (result.kind() == Result.Kind.STATE) {
        states.put(result.path(), values.get(i).data());
      } else {
        value = values.get(i);
      }
    }
    return value;
  }

  private static <V> V known(Map<String, V> values, String path) {
    return Objects.requireNonNull(values.get(path), path);
  }
}
