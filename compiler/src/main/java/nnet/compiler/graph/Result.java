package nnet.compiler.graph;

/**
 * A result of a region.
 *
 * @param path for {@code VALUE} its name, for {@code STATE} the path of the state formal that it is
 *     the next value of, for {@code GRADIENT} the path of the formal, for {@code LOSS} the loss's
 *     name
 */
public record Result(Value value, Kind kind, String path) {
  public enum Kind {
    VALUE,
    /** The next value of a state. */
    STATE,
    /** The initial value of a parameter, by its path. */
    PARAMETER,
    /** What a phase may minimize: a scalar, in {@code evaluate} a number per example. */
    LOSS,
    /** What a layer adds to the loss: a number for each example. */
    PENALTY,
    /** The gradient of the loss with respect to a formal. */
    GRADIENT,
    /** Kept by the forward pass for the backward pass of the same call. */
    SAVED
  }
}
