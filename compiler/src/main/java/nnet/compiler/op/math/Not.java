package nnet.compiler.op.math;

import java.util.List;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;

/** Whether a condition does not hold. */
public final class Not extends Logical {
  public static final Not INSTANCE = new Not();

  private Not() {
    super(
        "not",
        new Documentation(
            "Whether a condition does not hold, `not a`.", "y = not a", "ONNX, operator Not"),
        1);
  }

  @Override
  public double evaluate(double... operands) {
    return operands[0] == 0 ? 1 : 0;
  }

  @Override
  public String write(LoopWriter writer, List<String> operands) {
    return writer.compare("==", number(writer, operands.get(0)), writer.constant(0));
  }
}
