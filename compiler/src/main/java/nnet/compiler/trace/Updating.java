package nnet.compiler.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.NdArray;
import nnet.compiler.trace.Trace.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import nnet.runtime.random.Draw;

/** The first update of a phase's parameters by its optimizer, formula by formula. */
final class Updating {
  private final Program.Phase phase;
  private final Model model;
  private final Weights weights;
  private final int number;
  private final Training.Phase plan;

  /**
   * @param weights take the updated parameters
   * @param number of the phase among all of them
   */
  Updating(Program program, Model model, Weights weights, int number, Training.Phase plan) {
    this.phase = program.phases().get(number);
    this.model = model;
    this.weights = weights;
    this.number = number;
    this.plan = plan;
  }

  Part part(Map<String, NdArray> gradients, long steps) {
    double[] options = options(steps);
    double scale = scale(gradients);
    List<Section> sections = new ArrayList<>();
    for (Schema.Parameter parameter : model.schema().parameters()) {
      NdArray gradient = gradients.get(parameter.path());
      if (phase.over().contains(parameter.path()) && gradient != null) {
        sections.addAll(update(parameter, scaled(gradient, scale), options));
      }
    }
    return new Part("update", note(options, steps, scale), sections);
  }

  private double[] options(long steps) {
    Training.Optimizer optimizer = plan.optimizer();
    int count = optimizer.options().size() * optimizer.groups();
    double[] values = new double[count + optimizer.memory().size()];
    for (int i = count; i < values.length; i++) {
      values[i] = optimizer.memory().get(i - count);
    }
    model.options(number, new Progress(1, steps, 0, Double.NaN), values);
    return values;
  }

  private String note(double[] options, long steps, double scale) {
    List<String> names = plan.optimizer().options();
    String settings =
        IntStream.range(0, names.size())
            .mapToObj(i -> names.get(i) + " = " + Decimal.of(options[i]))
            .collect(Collectors.joining(", "));
    String clipped =
        scale < 1
            ? "; the norm of the gradient is above clip_norm = %s: all of it times %s"
                .formatted(Decimal.of(plan.clipNorm()), Decimal.of(scale))
            : "";
    return "step 1 of %d by this example alone: %s%s%s"
        .formatted(
            steps, plan.optimizer().name(), settings.isEmpty() ? "" : ", " + settings, clipped);
  }

  /** What brings the norm of the whole gradient of the phase below its limit. */
  private double scale(Map<String, NdArray> gradients) {
    double squares = 0;
    for (String path : phase.over()) {
      for (double element : gradients.getOrDefault(path, NdArray.zeros(0)).data()) {
        squares += element * element;
      }
    }
    double norm = Math.sqrt(squares);
    return plan.clipNorm() > 0 && norm > plan.clipNorm() ? plan.clipNorm() / norm : 1;
  }

  private static NdArray scaled(NdArray gradient, double scale) {
    double[] scaled = gradient.data().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= scale;
    }
    return new NdArray(scaled, scaled.length);
  }

  private List<Section> update(Schema.Parameter parameter, NdArray gradient, double[] options) {
    Region update = phase.update();
    Map<Value, String> names = new HashMap<>();
    List<NdArray> arguments = new ArrayList<>();
    Training.Optimizer optimizer = plan.optimizer();
    int group = phase.groups().getOrDefault(parameter.path(), 0);
    int states = 0;
    int scalars = 0;
    for (Formal formal : update.formals()) {
      boolean flat = formal.value().type().rank() > 0;
      arguments.add(
          switch (formal.kind()) {
            case VALUE -> value(formal, parameter, gradient, options, group);
            case STATE ->
                flat
                    ? state(optimizer.states().get(states++), parameter)
                    : NdArray.scalar(optimizer.scalars().get(scalars++));
            case PARAMETER, KEY ->
                throw new IllegalStateException("an update does not take " + formal);
          });
      names.put(formal.value(), name(formal, parameter.path()));
    }
    String changed = "new " + parameter.path();
    for (Result result : update.results()) {
      names.putIfAbsent(
          result.value(), result.kind() == Result.Kind.STATE ? "new " + result.path() : changed);
    }
    Recording recording = Recording.of(update, arguments, gradient.size(), new Draw());
    take(recording, parameter);
    Shapes shapes = Shapes.ofParameter(parameter.shape());
    List<Item> items =
        Reader.ofUpdate(recording, names, shapes).stream()
            .flatMap(section -> section.items().stream())
            .toList();
    return List.of(new Section(parameter.path(), Set.of(parameter.path()), items));
  }

  private static String name(Formal formal, String path) {
    return switch (formal.path()) {
      case "parameter" -> path;
      case "gradient" -> ValueNames.gradient(path);
      default -> formal.path();
    };
  }

  private NdArray value(
      Formal formal, Schema.Parameter parameter, NdArray gradient, double[] options, int group) {
    List<String> names = plan.optimizer().options();
    return switch (formal.path()) {
      case "parameter" -> parameter(parameter);
      case "gradient" -> gradient;
      case "step" -> NdArray.scalar(1);
      default -> NdArray.scalar(options[group * names.size() + names.indexOf(formal.path())]);
    };
  }

  private NdArray parameter(Schema.Parameter parameter) {
    double[] values = new double[parameter.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = weights.parameters()[parameter.offset() + i];
    }
    return new NdArray(values, values.length);
  }

  private NdArray state(Training.State state, Schema.Parameter parameter) {
    if (state.ofParameter()) {
      return parameter(parameter);
    }
    double[] values = new double[parameter.size()];
    Arrays.fill(values, state.initial());
    return new NdArray(values, values.length);
  }

  private void take(Recording recording, Schema.Parameter parameter) {
    Result updated = recording.region().results(Result.Kind.VALUE).getFirst();
    take(recording.first().value(updated.value()), parameter, weights);
  }

  /** The parameters that are results of an entry become the weights. */
  static void take(Recording recording, Schema schema, Weights weights) {
    for (Result result : recording.region().results(Result.Kind.PARAMETER)) {
      schema.parameters().stream()
          .filter(parameter -> parameter.path().equals(result.path()))
          .forEach(parameter -> take(recording.first().value(result.value()), parameter, weights));
    }
  }

  private static void take(NdArray value, Schema.Parameter parameter, Weights weights) {
    for (int i = 0; i < parameter.size(); i++) {
      weights.parameters()[parameter.offset() + i] = (float) value.get(i);
    }
  }
}
