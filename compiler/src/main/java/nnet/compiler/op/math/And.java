package nnet.compiler.op.math;

import java.util.List;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;

/** Whether both conditions hold. */
public final class And extends Logical {
  public static final And INSTANCE = new And();

  private And() {
    super(
        "and",
        new Documentation(
            "Whether both conditions hold, `a and b`.", "y = a and b", "ONNX, operator And"),
        2);
  }

  @Override
  public double evaluate(double... operands) {
    return operands[0] != 0 && operands[1] != 0 ? 1 : 0;
  }

  @Override
  public String write(LoopWriter writer, List<String> operands) {
    String second = number(writer, operands.get(1));
    String both = writer.select(operands.get(0), second, writer.constant(0));
    return writer.compare("!=", both, writer.constant(0));
  }
}
