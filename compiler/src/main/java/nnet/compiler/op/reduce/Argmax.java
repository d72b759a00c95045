package nnet.compiler.op.reduce;

import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import org.jspecify.annotations.Nullable;

/** Where the largest number is; over several axes counted row by row. */
public final class Argmax extends Reduction {
  public static final Argmax INSTANCE = new Argmax();

  private Argmax() {
    super(
        "argmax",
        "argmax",
        new Documentation(
            "The index of the first largest number over axes: a label.",
            "y = the smallest k with x[k] = max x",
            "ONNX, operator ArgMax"),
        "");
  }

  @Override
  protected double neutral() {
    return Padding.LOWEST;
  }

  @Override
  protected double reduce(double[] line) {
    int best = 0;
    for (int k = 1; k < line.length; k++) {
      best = line[k] > line[best] ? k : best;
    }
    return best;
  }

  @Override
  protected DataType data(DataType operand) {
    return DataType.INTEGER;
  }

  @Override
  protected @Nullable Value spread(Backward backward, AxisGroup axes) {
    return null;
  }

  @Override
  protected Element element(Tensor operand, Dim count) {
    return new Element.ClassIndex(count);
  }

  @Override
  public double[] branches(NdArray result) {
    return result.data();
  }
}
