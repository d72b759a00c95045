package nnet.runtime.kernel.formula;

import java.util.List;

/**
 * A function of one or two floats as a straight-line program.
 *
 * @param ulps the value is less than that many units in the last place from the true one
 * @param result the step whose target is the function's value
 * @param documentation what it computes, a sentence
 */
public record Formula(
    String name,
    int ulps,
    List<String> parameters,
    List<Step> steps,
    String result,
    String documentation) {}
