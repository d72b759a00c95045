package nnet.compiler.op.shape;

import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Options;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;

/** What each example has, as one tensor for all: the batch becomes an axis. */
public final class GatherBatch implements Builtin {

  @Override
  public String name() {
    return "gather_batch";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "What all examples of the batch have, one after the other along a new first axis: every"
            + " example sees it.",
        "y[b] = x of example b",
        "PyTorch, torch.distributed.nn.functional.all_gather");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(Signature.of("x"));
  }

  @Override
  public String example() {
    return """
    input x: f32[3]
    products = x @ transpose(gather_batch(x))
    output result = mean(products)\
    """;
  }

  @Override
  public boolean takesBatch(Options options) {
    return true;
  }

  /** The graph's value already is so; only what an example is changes. */
  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    Attributes same = Attributes.of("shape", x.value().type().shape());
    Value all = application.apply(Reshape.INSTANCE, same, x.value());
    return Built.of(new Tensor(all, x.element(), false));
  }
}
