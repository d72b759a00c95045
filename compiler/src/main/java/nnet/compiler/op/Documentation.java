package nnet.compiler.op;

/**
 * What the reference manual says of an operator.
 *
 * @param summary one sentence
 * @param formula the mathematics, such as {@code y = 1 / (1 + exp(-x))}
 * @param source the paper, Keras or ONNX page of the formula
 */
public record Documentation(String summary, String formula, String source) {}
