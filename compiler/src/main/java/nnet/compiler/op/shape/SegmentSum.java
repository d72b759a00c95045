package nnet.compiler.op.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Sums of rows that have the same label. */
public final class SegmentSum implements Builtin {

  @Override
  public String name() {
    return "segment_sum";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "For each label the sum of the rows that have it: what `gather` does, the other way round.",
        "y[label[i], :] += x[i, :]",
        "TensorFlow, tf.math.unsorted_segment_sum; PyTorch, torch.Tensor.index_add");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(Signature.of("x", "label"));
  }

  @Override
  public String example() {
    return """
    input x: f32[4, 2]
    input label: class(3)[4]
    output result = segment_sum(x, label)\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    Tensor index = application.operand(1);
    Optional<Built.Problem> refused = Refusals.unlessNumeric(name(), List.of(x));
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!(index.element() instanceof Element.ClassIndex label)) {
      return problem(Code.TYPE_MISMATCH, "rows are summed by labels", Map.of(1, index.describe()));
    }
    int leading = index.rank();
    if (leading > x.rank() || !x.shape().slice(0, leading).equals(index.shape())) {
      return problem(
          Code.SHAPE_MISMATCH,
          "each row needs a label: the first axes must have the sizes of the labels",
          Refusals.descriptions(application.operands()));
    }
    Shape row = x.shape().slice(leading, x.rank());
    return Built.of(sums(application, Shape.of(label.count()).plus(row)));
  }

  private static Tensor sums(Application application, Shape shape) {
    boolean each = application.perExample();
    Tensor index = application.operand(1);
    List<Integer> rows = java.util.stream.IntStream.range(0, index.rank()).boxed().toList();
    Tensor x = Padding.filled(application, application.operand(0), rows, 0);
    Value value =
        application.apply(
            ScatterAdd.INSTANCE,
            ScatterAdd.attributes(Application.typeOf(shape, each).shape(), each),
            AlongAxis.aligned(application, x),
            AlongAxis.aligned(application, index));
    return new Tensor(value, Element.F32, each);
  }

  private static Built problem(Code code, String message, Map<Integer, String> labels) {
    @Nullable String help = code == Code.TYPE_MISMATCH ? "labels are declared as class(K)" : null;
    return new Built.Problem(code, message, labels, List.of(), help);
  }
}
