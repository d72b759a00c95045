package nnet.runtime.kernel.formula;

import java.util.List;

/** {@code target = operation(operands)}; every name is assigned once. */
public record Step(String target, Operation operation, List<Term> operands) {}
