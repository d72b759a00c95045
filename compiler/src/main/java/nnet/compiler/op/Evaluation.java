package nnet.compiler.op;

import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.type.Shape;
import nnet.runtime.random.Draw;

/**
 * An operator applied in float64.
 *
 * @param shape the result's shape
 * @param batch the number of examples
 * @param draw where random numbers are: seed, step, position
 */
public record Evaluation(
    Attributes attributes, List<NdArray> operands, Shape shape, int batch, Draw draw) {

  public NdArray operand(int index) {
    return operands.get(index);
  }

  /** A result full of zeros. */
  public NdArray result() {
    return NdArray.zeros(shape.resolve(batch));
  }
}
