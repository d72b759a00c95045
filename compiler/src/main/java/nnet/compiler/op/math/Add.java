package nnet.compiler.op.math;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/** Addition. */
public final class Add extends BinaryElementwise {
  public static final Add INSTANCE = new Add();

  private Add() {
    super(
        "add",
        new Documentation("The sum of two tensors, `a + b`.", "y = a + b", "ONNX, operator Add"),
        Optional.empty(),
        "added",
        "(a + b)' = a' + b'");
  }

  @Override
  protected double compute(double a, double b) {
    return a + b;
  }

  @Override
  protected String write(LoopWriter writer, String a, String b) {
    return writer.add(a, b);
  }

  @Override
  protected List<@Nullable Value> slopes(
      Arithmetic arithmetic, Value a, Value b, Value y, Value gradient) {
    return both(gradient, gradient);
  }

  @Override
  protected Range range(Range a, Range b) {
    return a.plus(b);
  }

  @Override
  protected boolean keepsIntegers() {
    return true;
  }
}
