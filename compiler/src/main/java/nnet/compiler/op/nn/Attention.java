package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Application;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.op.shape.BroadcastTo;
import nnet.compiler.op.shape.Concat;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.op.shape.Slice;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Attention without its matrix of scores: memory grows with the length of the sequences. The
 * derivative computes scores again; only the derivative of that one keeps them.
 */
public final class Attention extends KernelOperator {
  public static final Attention INSTANCE = new Attention();

  private Attention() {
    super(
        "flash_attention",
        new Documentation(
            "Values weighted by softmax of the products of queries and keys; scores are not kept.",
            "y = softmax(q k^T) v",
            "Dao et al., 2022"),
        Signature.of("query", "key", "value").with("causal", OptionKind.FLAG, false));
  }

  @Override
  public String example() {
    return """
    input x: f32[4, 3]
    output result = flash_attention(x, x, x, causal: true)\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Optional<Built.Problem> refused = Refusals.unlessNumeric(name(), application.operands());
    if (refused.isPresent()) {
      return refused.get();
    }
    List<Shape> shapes = application.operands().stream().map(Tensor::shape).toList();
    if (!AttentionForm.fits(shapes.get(0), shapes.get(1), shapes.get(2))) {
      return new Built.Problem(
          Code.SHAPE_MISMATCH,
          "these do not go together: query [..., t, d], key [..., s, d], value [..., s, e]",
          Refusals.descriptions(application.operands()),
          List.of(),
          null);
    }
    boolean perExample =
        application.perExample() || Padding.isRagged(application.operand(1).shape());
    Value[] operands =
        withoutPadding(application).stream()
            .map(tensor ->
                BroadcastTo.example(application, tensor, tensor.shape(), perExample).value())
            .toArray(Value[]::new);
    Attributes attributes = AttentionForm.attributes(application.options().flag("causal"));
    Value result = application.apply(INSTANCE, attributes, operands);
    return Built.of(new Tensor(result, Element.F32, perExample));
  }

  /**
   * What is behind the end of the keys is not looked at: one more element, 1 in each query and less
   * than any score in such a key, is added to the products.
   */
  private static List<Tensor> withoutPadding(Application application) {
    Tensor key = application.operand(1);
    Dim keys = key.shape().dim(key.rank() - 2);
    if (!keys.isRagged()) {
      return application.operands();
    }
    Tensor none = column(application, key, 0);
    Tensor unseen = Padding.filled(application, none, List.of(key.rank() - 2), Padding.LOWEST);
    Tensor query = application.operand(0);
    return List.of(
        widened(application, query, column(application, query, 1)),
        widened(application, key, unseen),
        application.operand(2));
  }

  /** One number for each row, different for each example where the padding is. */
  private static Tensor column(Application application, Tensor rows, double number) {
    Value value = new Arithmetic(application.builder()).constant(number);
    Shape shape = rows.shape().with(rows.rank() - 1, Dim.ONE);
    return BroadcastTo.example(application, new Tensor(value, Element.F32, false), shape, true);
  }

  private static Tensor widened(Application application, Tensor rows, Tensor column) {
    Tensor each = BroadcastTo.example(application, rows, rows.shape(), true);
    Attributes last = Attributes.of("axis", each.graphAxis(-1));
    Value both = application.apply(Concat.INSTANCE, last, each.value(), column.value());
    return new Tensor(both, Element.F32, true);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    require(AttentionForm.fits(operands), operands);
    return ValueType.of(form(operands).result());
  }

  private static AttentionForm form(List<ValueType> operands) {
    return AttentionForm.of(operands.get(0).shape(), operands.get(2).shape());
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Value q = backward.operand(0);
    Value k = backward.operand(1);
    Value v = backward.operand(2);
    Value packed =
        backward.apply(
            AttentionGradient.INSTANCE, backward.attributes(), q, k, v, backward.gradient());
    RegionBuilder builder = backward.builder();
    Dim queries = last(q).times(q.type().shape().dim(q.type().rank() - 2));
    Dim keys = queries.plus(last(k).times(k.type().shape().dim(k.type().rank() - 2)));
    return Arrays.asList(
        part(builder, packed, Dim.ZERO, queries, q),
        part(builder, packed, queries, keys, k),
        part(builder, packed, keys, last(packed), v));
  }

  private static Dim last(Value value) {
    return value.type().shape().last();
  }

  /** The stretch of packed gradients that belongs to an operand, in its shape. */
  static Value part(RegionBuilder builder, Value packed, Dim from, Dim to, Value operand) {
    Attributes stretch = Slice.attributes(packed.type().rank() - 1, from, to);
    Value flat = builder.apply(Slice.INSTANCE, stretch, List.of(packed));
    return Reshape.to(builder, flat, operand.type().shape());
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray v = evaluation.operand(2);
    NdArray y = evaluation.result();
    int rank = y.shape().length;
    int t = y.shape()[rank - 2];
    int e = y.shape()[rank - 1];
    int s = v.shape()[rank - 2];
    boolean causal = evaluation.attributes().flag("causal");
    for (int line = 0; line < y.size() / Math.max(1, e); line++) {
      int slice = line / t;
      double[] weights =
          AttentionLines.weights(
              evaluation.operand(0), evaluation.operand(1), slice, line % t, causal);
      for (int j = 0; j < s; j++) {
        for (int c = 0; c < e; c++) {
          y.data()[line * e + c] += weights[j] * v.get((slice * s + j) * e + c);
        }
      }
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    List<ValueType> types = List.of(emission.type(0), emission.type(1), emission.type(2));
    return KernelCall.statement(
        "attention",
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.operand(2).arguments(),
        emission.result().arguments(),
        form(types).arguments(emission));
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        new Sample(AttentionForm.attributes(false), AttentionForm.operands(4, 5), true),
        new Sample(AttentionForm.attributes(true), AttentionForm.operands(5, 5), true),
        new Sample(AttentionForm.attributes(true), AttentionForm.operands(70, 66), true));
  }
}
