package nnet.compiler.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import nnet.compiler.graph.Program;
import nnet.compiler.type.Shape;
import nnet.runtime.kernel.CacheLine;

/**
 * Where each parameter and each state begins in the flat arrays, in the program's order: the first
 * parameter on a line of the cache, as vectors of weights are read more often than all else.
 *
 * @param parameterFloats the length of the parameters' array
 * @param stateFloats the length of the states'
 */
public record Layout(
    Map<String, Integer> parameters,
    int parameterFloats,
    Map<String, Integer> states,
    int stateFloats) {

  public static Layout of(Program program) {
    Map<String, Integer> parameters = new LinkedHashMap<>();
    int floats = CacheLine.FIRST;
    for (Program.Parameter parameter : program.parameters()) {
      parameters.put(parameter.path(), floats);
      floats = Floats.sum(floats, size(parameter.shape()), "parameters");
    }
    Map<String, Integer> states = new LinkedHashMap<>();
    int stateFloats = 0;
    for (Program.State state : program.states()) {
      states.put(state.path(), stateFloats);
      stateFloats = Floats.sum(stateFloats, size(state.shape()), "states");
    }
    return new Layout(parameters, floats, states, stateFloats);
  }

  /** How many parameters there are. */
  public int parameterCount() {
    return parameterFloats - CacheLine.FIRST;
  }

  private static int size(Shape shape) {
    return shape.elements().size();
  }

  public Place.Fixed parameter(String path) {
    return new Place.Fixed(Arena.PARAMETERS, offset(parameters, path), path);
  }

  public Place.Fixed gradient(String path) {
    return new Place.Fixed(Arena.GRADIENTS, offset(parameters, path), path);
  }

  public Place.Fixed state(String path) {
    return new Place.Fixed(Arena.STATES, offset(states, path), path);
  }

  private static int offset(Map<String, Integer> offsets, String path) {
    Integer offset = offsets.get(path);
    if (offset == null) {
      throw new IllegalStateException("no such parameter or state: " + path);
    }
    return offset;
  }
}
