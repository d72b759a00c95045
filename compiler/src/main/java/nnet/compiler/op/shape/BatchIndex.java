package nnet.compiler.op.shape;

import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Options;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;

/** The number of an example in its batch. */
public final class BatchIndex implements Builtin {

  @Override
  public String name() {
    return "batch_index";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "The label of an example among those of its batch, from 0: its place along the first"
            + " axis of what `gather_batch` gives.",
        "y = b for example b",
        "JAX, jax.lax.axis_index");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(Signature.of());
  }

  @Override
  public String example() {
    return """
    input x: f32
    others = gather_batch(batch_index()) != batch_index()
    output result = max(if others then gather_batch(x) else -1) - x\
    """;
  }

  @Override
  public boolean takesBatch(Options options) {
    return true;
  }

  @Override
  public Built build(Application application) {
    Attributes attributes = Arange.attributes(Dim.BATCH, DataType.INTEGER);
    Value labels = application.apply(Arange.INSTANCE, attributes);
    return Built.of(new Tensor(labels, new Element.ClassIndex(Dim.BATCH), true));
  }
}
