package nnet.compiler.op.math;

import java.util.List;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;

/** Whether one of two conditions holds. */
public final class Or extends Logical {
  public static final Or INSTANCE = new Or();

  private Or() {
    super(
        "or",
        new Documentation(
            "Whether one of two conditions holds, `a or b`.", "y = a or b", "ONNX, operator Or"),
        2);
  }

  @Override
  public double evaluate(double... operands) {
    return operands[0] != 0 || operands[1] != 0 ? 1 : 0;
  }

  @Override
  public String write(LoopWriter writer, List<String> operands) {
    String second = number(writer, operands.get(1));
    String either = writer.select(operands.get(0), writer.constant(1), second);
    return writer.compare("!=", either, writer.constant(0));
  }
}
