package nnet.compiler.op.math;

import java.util.Optional;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Signature;

/** The function that does what {@code if then else} does on tensors. */
public final class Where implements Builtin {
  @Override
  public String name() {
    return "where";
  }

  @Override
  public Documentation documentation() {
    return Select.INSTANCE.documentation();
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(Signature.of("condition", "a", "b"));
  }

  @Override
  public String example() {
    return """
    input x: f32[3]
    output result = where(x > 0.5, x, 0)\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    return Select.INSTANCE.build(application);
  }
}
