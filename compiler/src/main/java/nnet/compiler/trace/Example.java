package nnet.compiler.trace;

import java.util.Map;

/**
 * The example that is looked at.
 *
 * @param title what it is and where it is from
 * @param values of inputs, lengths and, where there are any, targets, by name
 * @param hasTargets whether there is a loss of it
 */
public record Example(String title, Map<String, float[]> values, boolean hasTargets) {}
