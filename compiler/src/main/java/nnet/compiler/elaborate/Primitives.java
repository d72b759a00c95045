package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Options;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Applies primitive operators and turns their problems into diagnostics. */
final class Primitives {
  private final Elaborator elaborator;

  Primitives(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  /** An operator as a function, whatever a user's file calls by its name. */
  static Item.Function function(String name) {
    Builtin builtin =
        Operators.callable(name)
            .orElseThrow(() -> new IllegalStateException("no operator " + name));
    return new Item.Function(new Item.Callee.Operator(builtin), Map.of());
  }

  /** Applies an operator without options. */
  Item call(String name, List<Argued> arguments, Activation at, Span span) {
    Builtin primitive =
        Operators.callable(name)
            .or(() -> Operators.named(name).map(Builtin.class::cast))
            .orElseThrow(() -> new IllegalStateException("no operator " + name));
    return call(primitive, arguments, Map.of(), at, span);
  }

  /** Applies one of the compiler's own to two values, which it takes. */
  Tensor call(String name, Tensor a, Tensor b, Activation at, Span span) {
    List<Argued> pair =
        List.of(
            new Argued(new Item.Value(a, span), span), new Argued(new Item.Value(b, span), span));
    return required(call(name, pair, at, span));
  }

  /** The sum of what there is. */
  @Nullable Tensor plus(@Nullable Tensor a, @Nullable Tensor b, Activation at, Span span) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return call("add", a, b, at, span);
  }

  /** What an operator of the compiler's own gave, which does not fail. */
  static Tensor required(Item item) {
    Tensor tensor = item.tensor();
    if (tensor == null) {
      throw new IllegalStateException("an operator of the compiler's own failed");
    }
    return tensor;
  }

  /** Applies an operator to evaluated arguments; options are those that were given. */
  Item call(
      Builtin primitive,
      List<Argued> arguments,
      Map<String, Argued> given,
      Activation at,
      Span span) {
    List<Tensor> tensors = new ArrayList<>();
    boolean failed = false;
    for (Argued argument : arguments) {
      Tensor tensor = elaborator.tensors.of(argument.item(), argument.span(), at);
      failed |= tensor == null;
      tensors.add(tensor == null ? UNUSED : tensor);
    }
    Options options =
        elaborator.optionBinding.primitive(
            primitive, given, at, span, failed ? List.of() : tensors);
    if (failed || options == null) {
      return Item.UNKNOWN;
    }
    boolean overBatch = primitive.takesBatch(options);
    if (overBatch && at.frame().someEnded) {
      return ended(at, span);
    }
    if (overBatch) {
      tensors.replaceAll(tensor -> perExample(tensor, at.frame()));
    }
    if (!elaborator.affords(1, at, span)) {
      return Item.UNKNOWN;
    }
    if (!isKnown(primitive, options)) {
      return elaborator.workspace.symbolic ? Item.UNKNOWN : unknownOption(at, span);
    }
    at.frame().asked(at, span);
    Built built = build(primitive, tensors, options, at);
    if (built instanceof Built.Results results) {
      for (Tensor tensor : results.tensors()) {
        if (!elaborator.sizes.fits(tensor.shape(), at, span)) {
          return Item.UNKNOWN;
        }
      }
      results
          .tensors()
          .forEach(t -> elaborator.workspace.provenance.applied(tensors, options, t, at, span));
    }
    return results(built, arguments, at, span);
  }

  /** Whether windows, axes and the like are numbers; a shape may hold names. */
  private static boolean isKnown(Builtin primitive, Options options) {
    return options.values().entrySet().stream()
        .filter(entry -> !primitive.takesSizes(entry.getKey()))
        .flatMap(entry ->
            entry.getValue() instanceof List<?> list ? list.stream() : Stream.of(entry.getValue()))
        .noneMatch(value -> value instanceof Dim dim && !dim.isConstant());
  }

  private Item ended(Activation at, Span span) {
    return elaborator.reports.error(
        at,
        Diagnostic.error(
                Code.RAGGED,
                span,
                "at a step of a scan over a `dim` some examples have ended: nothing can be taken"
                    + " over the batch")
            .help("take it of the whole sequence, before the scan or after it"));
  }

  private Item unknownOption(Activation at, Span span) {
    return elaborator.reports.error(
        at,
        Diagnostic.error(
                Code.RAGGED,
                span,
                "an option cannot differ from example to example, as a `dim` does")
            .help("options are numbers such as 2, or sizes that are the same for all examples"));
  }

  private static final Tensor UNUSED =
      new Tensor(
          new Value(nnet.compiler.graph.ValueType.SCALAR, ""),
          nnet.compiler.type.Element.F32,
          false);

  /** A value that is the same for all examples, once for each of them. */
  private Tensor perExample(Tensor tensor, Frame frame) {
    return tensor.perExample()
        ? tensor
        : elaborator.tensors.broadcast(tensor, tensor.shape(), true, frame);
  }

  private Built build(Builtin primitive, List<Tensor> tensors, Options options, Activation at) {
    RaggedDims dims = elaborator.workspace.dims;
    Application application =
        new Application(at.frame().builder, tensors, options, new Keys(at), dims);
    boolean ragged = tensors.stream().anyMatch(tensor -> Padding.isRagged(tensor.shape()));
    if (ragged && !primitive.takesRagged()) {
      return RaggedResults.refused(primitive.name(), tensors);
    }
    Built built = BatchResults.checked(primitive.build(application), tensors);
    boolean check = ragged && !elaborator.workspace.symbolic;
    return check && built instanceof Built.Results results
        ? RaggedResults.checked(results, tensors)
        : built;
  }

  /** Keys of draws, by the path of the instance that draws. */
  private record Keys(Activation at) implements Application.KeySource {
    @Override
    public Value next(String purpose) {
      return at.frame().key(at.declared(purpose));
    }

    @Override
    public boolean perExample() {
      return at.frame().drawsPerExample;
    }
  }

  private Item results(Built built, List<Argued> arguments, Activation at, Span span) {
    return switch (built) {
      case Built.Results results when results.tensors().size() == 1 ->
          new Item.Value(results.tensors().get(0), span);
      case Built.Results results ->
          new Item.Sequence(
              results.tensors().stream()
                  .map(tensor -> (Item) new Item.Value(tensor, span))
                  .toList());
      case Built.Problem problem -> problem(problem, arguments, at, span);
    };
  }

  private Item problem(Built.Problem problem, List<Argued> arguments, Activation at, Span span) {
    Diagnostic error = Diagnostic.error(problem.code(), span, problem.message());
    for (Map.Entry<Integer, String> label : new TreeMap<>(problem.operandLabels()).entrySet()) {
      error = error.label(arguments.get(label.getKey()).span(), label.getValue());
    }
    for (String note : problem.notes()) {
      error = error.note(note);
    }
    error = error.help(problem.help() == null ? channelHelp(problem, arguments) : problem.help());
    boolean ofShapes = problem.code() == Code.SHAPE_MISMATCH || problem.code() == Code.DIMENSION;
    return elaborator.reports.error(
        at, ofShapes ? elaborator.workspace.provenance.explained(error, arguments) : error);
  }

  /** Images that differ in their channels alone go together after a convolution of one by one. */
  private static @Nullable String channelHelp(Built.Problem problem, List<Argued> arguments) {
    if (problem.code() != Code.SHAPE_MISMATCH || arguments.size() != 2) {
      return null;
    }
    Tensor a = arguments.get(0).item().tensor();
    Tensor b = arguments.get(1).item().tensor();
    if (a == null
        || b == null
        || a.rank() != 3
        || b.rank() != 3
        || !a.shape().slice(0, 2).equals(b.shape().slice(0, 2))) {
      return null;
    }
    long left = a.shape().last().constant().orElse(0L);
    long right = b.shape().last().constant().orElse(0L);
    String fewer = arguments.get(left < right ? 0 : 1).span().text();
    return "bring both to the same channels: ("
        + fewer
        + " -> conv("
        + Math.max(left, right)
        + ", kernel: 1))";
  }

  /** The last element that an example has along an axis whose size is a {@code dim}. */
  Tensor last(Tensor tensor, int axis, Activation at) {
    return nnet.compiler.op.reduce.LastPlace.of(application(at, tensor), tensor, axis);
  }

  /** An input as the network sees it: nothing of what stands in its padding. */
  Tensor cleared(Tensor input, Activation at) {
    return Padding.filled(application(at, input), input, 0);
  }

  private Application application(Activation at, Tensor tensor) {
    return new Application(
        at.frame().builder,
        List.of(tensor),
        new Options(Map.of()),
        new Keys(at),
        elaborator.workspace.dims);
  }

  /** Reduces all axes of an example by the mean. */
  @Nullable Tensor meanOfExample(Tensor tensor, Activation at, Span span) {
    if (tensor.rank() == 0) {
      return tensor;
    }
    boolean ragged = Padding.isRagged(tensor.shape());
    Tensor flat =
        ragged
            ? tensor
            : elaborator.tensors.reshape(tensor, Shape.of(tensor.shape().elements()), at.frame());
    Map<String, Argued> axis =
        ragged ? Map.of() : Map.of("axis", new Argued(new Item.Exact(Ratio.of(0)), span));
    return call(
            Operators.callable("mean").orElseThrow(),
            List.of(new Argued(new Item.Value(flat, span), span)),
            axis,
            at,
            span)
        .tensor();
  }
}
