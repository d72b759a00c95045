package nnet.runtime.model;

import java.util.List;
import java.util.Optional;

/**
 * All that the runtime knows of a model.
 *
 * @param source the name of the {@code .nnet} file
 * @param parameterFloats the length of the parameter array
 * @param stateFloats the length of the state array
 */
public record Schema(
    String network,
    String source,
    Origin origin,
    List<Parameter> parameters,
    int parameterFloats,
    List<State> states,
    int stateFloats,
    List<Entry> entries,
    List<Metric> metrics,
    Optional<Training> training,
    Optional<DataPlan> data,
    List<Generation> generations,
    List<LayerRow> layers,
    List<Decision> decisions) {

  public Schema {
    parameters = List.copyOf(parameters);
    states = List.copyOf(states);
    entries = List.copyOf(entries);
    metrics = List.copyOf(metrics);
    generations = List.copyOf(generations);
    layers = List.copyOf(layers);
    decisions = List.copyOf(decisions);
  }

  /**
   * What a model was made of, and by what.
   *
   * @param compiler its version
   * @param sourceSha256 of the {@code .nnet} file, as {@code sha256sum} prints it; of one with
   *     imports, of the lines of all files
   */
  public record Origin(String compiler, String sourceSha256) {}

  /**
   * @param fingerprint of the definition, its options and the shape, for files of weights
   */
  public record Parameter(
      String path, List<Integer> shape, int offset, boolean trainable, String fingerprint) {
    public int size() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }

  public record State(String path, List<Integer> shape, int offset, Kind kind, double initial) {
    public int size() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Whose state it is: only those of layers and of fitted transforms are kept in files. */
    public enum Kind {
      LAYER,
      METRIC,
      FITTED
    }
  }

  /** A metric; results come from {@link Model#metric} in this order. */
  public record Metric(String name, boolean higherIsBetter) {}

  /** A row of the summary: Keras's table. */
  public record LayerRow(String name, String layer, String outputShape, long parameters) {}

  /** How many numbers the parameters are. */
  public int parameterCount() {
    return parameters.stream().mapToInt(Parameter::size).sum();
  }

  /** The position of an entry by its name. */
  public int entry(String name) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no entry " + name + " in " + network);
  }

  public boolean hasEntry(String name) {
    return entries.stream().anyMatch(entry -> entry.name().equals(name));
  }
}
