package nnet.runtime.predict;

import java.util.ArrayList;
import java.util.List;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Schema;

/** Brings an output back into the unit of its target. */
public final class Inverse {
  private final int at;
  private final int size;
  private final List<Step> steps;

  private Inverse(int at, int size, List<Step> steps) {
    this.at = at;
    this.size = size;
    this.steps = List.copyOf(steps);
  }

  /** One transform backwards. */
  private sealed interface Step {
    float apply(float[] states, float value, int element);
  }

  /**
   * @param scale of the state that holds the scale, and {@code shift} likewise
   * @param width elements of these states: one for each element, or one for all
   */
  private record Scale(int scale, int shift, int width) implements Step {
    @Override
    public float apply(float[] states, float value, int element) {
      int state = element % width;
      return value * states[scale + state] + states[shift + state];
    }
  }

  private record Exp() implements Step {
    @Override
    public float apply(float[] states, float value, int element) {
      return (float) Math.exp(value);
    }
  }

  private record Expm1() implements Step {
    @Override
    public float apply(float[] states, float value, int element) {
      return (float) Math.expm1(value);
    }
  }

  /**
   * @param at of the output in a result
   */
  public static Inverse of(Schema schema, DataPlan.Inversion inversion, int at, int size) {
    List<Step> steps = new ArrayList<>();
    for (DataPlan.Step step : inversion.steps()) {
      steps.add(step(schema, step));
    }
    return new Inverse(at, size, steps);
  }

  private static Step step(Schema schema, DataPlan.Step step) {
    return switch (step.kind()) {
      case "scale" -> {
        Schema.State scale = state(schema, step.states().get(0));
        Schema.State shift = state(schema, step.states().get(1));
        yield new Scale(scale.offset(), shift.offset(), scale.size());
      }
      case "exp" -> new Exp();
      case "expm1" -> new Expm1();
      default -> throw new IllegalStateException("no way back by " + step.kind());
    };
  }

  private static Schema.State state(Schema schema, String path) {
    return schema.states().stream()
        .filter(state -> state.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no state " + path));
  }

  public void apply(float[] states, float[] results, int count, int stride) {
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < size; j++) {
        int element = i * stride + at + j;
        for (int k = 0; k < steps.size(); k++) {
          results[element] = steps.get(k).apply(states, results[element], j);
        }
      }
    }
  }
}
