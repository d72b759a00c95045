package nnet.compiler.op.reduce;

import java.util.Optional;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Signature;
import nnet.compiler.op.math.Sqrt;

/** The root of a reduction: {@code deviation} of a variance, {@code norm} of a sum of squares. */
public record RootOf(Builtin inner, String name, Documentation documentation) implements Builtin {

  @Override
  public Optional<Signature> signature() {
    return inner.signature();
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Built built = inner.build(application);
    return built instanceof Built.Results results
        ? Sqrt.INSTANCE.build(application.of(results.tensors().get(0)))
        : built;
  }
}
