package nnet.compiler.graph;

/**
 * A formal of a region.
 *
 * @param path a name for a value; for parameters, states and keys the path of the instance,
 *     relative to the region's own (full in the body of an entry)
 */
public record Formal(Value value, Kind kind, String path) {
  public enum Kind {
    VALUE,
    PARAMETER,
    STATE,
    KEY
  }
}
