package nnet.runtime.explain;

/**
 * The number that is explained: one element of a network's outputs.
 *
 * @param name for people, such as {@code probability of setosa}
 * @param place among all elements of all outputs
 * @param scale from what the network computes to the output's own unit
 */
public record Subject(String name, int place, double scale) {}
