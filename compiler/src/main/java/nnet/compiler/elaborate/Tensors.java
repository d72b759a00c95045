package nnet.compiler.elaborate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Operator;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Constant;
import nnet.compiler.op.reduce.Extent;
import nnet.compiler.op.shape.Slice;
import nnet.compiler.op.shape.Transpose;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Makes tensors: of numbers and lists, of parameters, by reshaping and slicing. */
final class Tensors {
  private final Elaborator elaborator;

  Tensors(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  static Operator operator(String name) {
    return Operators.named(name)
        .orElseThrow(() -> new IllegalStateException("no operator " + name));
  }

  /** The tensor that an item is or stands for; null where it is none, which is reported. */
  @Nullable Tensor of(Item item, Span span, Activation at) {
    return switch (item) {
      case Item.Value value -> value.tensor();
      case Item.Unknown unknown -> null;
      case Item.Sequence list -> stacked(list, part -> of(part, span, at), span, at);
      default -> ofNumber(item, span, at);
    };
  }

  private @Nullable Tensor ofNumber(Item item, Span span, Activation at) {
    Optional<Double> number = Arithmetic.real(item);
    if (number.isPresent()) {
      return constant(number.get(), at.frame());
    }
    if (item instanceof Item.Exact exact && isOfLengths(exact.value())) {
      return ofLengths(exact.value(), span, at);
    }
    if (!(item instanceof Item.Exact)) {
      elaborator.reports.error(
          at, Code.TYPE_MISMATCH, span, "a tensor is needed here; this is " + item.kind());
    } else if (!elaborator.workspace.symbolic) {
      elaborator.reports.error(
          at, Code.NOT_YET, span, "a size that differs from example to example as a number");
    }
    return null;
  }

  private boolean isOfLengths(Ratio number) {
    Dim rest = elaborator.workspace.dims.bounded(number.numerator().times(number.denominator()));
    return rest.substitute(Dim.BATCH, Dim.ONE).isConstant();
  }

  /** A number computed of lengths and of the size of the batch. */
  private @Nullable Tensor ofLengths(Ratio number, Span span, Activation at) {
    Tensor numerator = ofLengths(number.numerator(), span, at);
    return number.denominator().is(1) || numerator == null
        ? numerator
        : combined("divide", numerator, ofLengths(number.denominator(), span, at), span, at);
  }

  private @Nullable Tensor ofLengths(Dim size, Span span, Activation at) {
    Tensor sum = null;
    for (Map.Entry<List<String>, BigInteger> term : size.terms().entrySet()) {
      Tensor product = constant(term.getValue().doubleValue(), at.frame());
      for (String symbol : term.getKey()) {
        Tensor length =
            Dim.isBatch(symbol)
                ? examples(at)
                : elaborator.workspace.dims.length(Dim.symbol(symbol));
        product = combined("multiply", product, length, span, at);
      }
      sum = sum == null ? product : combined("add", sum, product, span, at);
    }
    return sum;
  }

  private static Tensor examples(Activation at) {
    Attributes batch = Attributes.of("shape", Shape.of(Dim.BATCH));
    Value count = at.frame().builder.apply(Extent.INSTANCE, batch, List.of());
    return new Tensor(count, new Element.Real(Range.NON_NEGATIVE), false);
  }

  private @Nullable Tensor combined(
      String operator, @Nullable Tensor a, @Nullable Tensor b, Span span, Activation at) {
    if (a == null || b == null) {
      return null;
    }
    List<Argued> both =
        List.of(
            new Argued(new Item.Value(a, span), span), new Argued(new Item.Value(b, span), span));
    return elaborator.primitives.call(operator, both, at, span).tensor();
  }

  Tensor constant(double value, Frame frame) {
    Value result =
        frame.builder.apply(
            operator("constant"), Constant.attributes(value, frame.numbers()), List.of());
    return new Tensor(result, new Element.Real(Range.point(value)), false);
  }

  /** The tensor that a list of tensors or numbers is. */
  @Nullable Tensor stacked(
      Item.Sequence list, Function<Item, @Nullable Tensor> ofPart, Span span, Activation at) {
    if (list.items().isEmpty()) {
      elaborator.reports.error(
          at, Code.TYPE_MISMATCH, span, "a tensor is needed here; an empty list has no shape");
      return null;
    }
    List<Argued> parts = new ArrayList<>();
    for (Item item : list.items()) {
      Tensor part = ofPart.apply(item);
      if (part == null) {
        return null;
      }
      parts.add(new Argued(new Item.Value(part, span), span));
    }
    return elaborator.primitives.call("stack", parts, at, span).tensor();
  }

  /** A tensor of a written type that differs from example to example; empty where it is no type. */
  Optional<Tensor> input(String name, TypeSyntax type, Shape shape, Activation at) {
    Element element = elaborator.unifier.types().element(type, at);
    if (element == null) {
      return Optional.empty();
    }
    ValueType full = new ValueType(NetworkBody.dataType(element), shape.insert(0, Dim.BATCH));
    Value formal = at.frame().builder.formal(Formal.Kind.VALUE, name, full);
    return Optional.of(new Tensor(formal, element, true));
  }

  Tensor parameter(String path, Shape shape, Frame frame) {
    return new Tensor(frame.parameter(path, ValueType.of(shape)), Element.F32, false);
  }

  /** The same elements in another shape of one example. */
  Tensor reshape(Tensor tensor, Shape shape, Frame frame) {
    if (tensor.shape().equals(shape)) {
      return tensor;
    }
    Shape full = tensor.perExample() ? shape.insert(0, Dim.BATCH) : shape;
    Value value =
        frame.builder.apply(
            operator("reshape"), Attributes.of("shape", full), List.of(tensor.value()));
    return new Tensor(value, tensor.element(), tensor.perExample());
  }

  /** Repeated along leading and size-one axes to this shape. */
  Tensor broadcast(Tensor tensor, Shape shape, boolean perExample, Frame frame) {
    Shape full = perExample ? shape.insert(0, Dim.BATCH) : shape;
    if (tensor.value().type().shape().equals(full)) {
      return tensor;
    }
    Value value =
        frame.builder.apply(
            operator("broadcast_to"), Attributes.of("shape", full), List.of(tensor.value()));
    return new Tensor(value, tensor.element(), perExample);
  }

  Tensor transpose(Tensor tensor, List<Integer> order, Frame frame) {
    Value value =
        frame.builder.apply(
            operator("transpose"), Transpose.attributes(order), List.of(tensor.value()));
    return new Tensor(value, tensor.element(), tensor.perExample());
  }

  Tensor slice(Tensor tensor, int axis, long from, long to, boolean drop, Activation at) {
    return slice(tensor, axis, Dim.of(from), Dim.of(to), drop, at);
  }

  Tensor slice(Tensor tensor, int axis, Dim from, Dim to, boolean drop, Activation at) {
    Attributes attributes = Slice.attributes(tensor.graphAxis(axis), from, to);
    Value value = at.frame().builder.apply(operator("slice"), attributes, List.of(tensor.value()));
    boolean lastOfSimplex =
        tensor.element() instanceof Element.Simplex && axis == tensor.rank() - 1;
    Element element = lastOfSimplex ? Element.UNIT : tensor.element();
    Tensor part = new Tensor(value, element, tensor.perExample());
    return drop ? reshape(part, part.shape().without(axis), at.frame()) : part;
  }
}
