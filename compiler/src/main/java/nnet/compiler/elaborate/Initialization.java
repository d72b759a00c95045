package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Program.Entry;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.ParameterSyntax;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** The {@code initialize} entry: each parameter's initial value, a region for each. */
final class Initialization {
  private final Elaborator elaborator;
  private final Definition network;

  Initialization(Elaborator elaborator, Definition network) {
    this.elaborator = elaborator;
    this.network = network;
  }

  Entry entry() {
    Frame top = new Frame("initialize", null);
    top.drawsPerExample = false;
    for (Workspace.Parameter parameter : elaborator.workspace.parameters.values()) {
      Frame inner = new Frame(parameter.fingerprint().replaceAll("\\[.*", ""), top);
      Tensor initial = initial(parameter, inner);
      if (initial != null) {
        inner.builder.result(Result.Kind.VALUE, "initial", initial.value());
        Region region = inner.build();
        List<Value> values = top.call(region, inner, Map.of());
        top.builder.result(Result.Kind.PARAMETER, parameter.path(), values.get(0));
      }
    }
    return new Entry("initialize", top.build(), List.of(), List.of());
  }

  private @Nullable Tensor initial(Workspace.Parameter parameter, Frame frame) {
    Activation at = Activation.of(network, frame, new Scope(null), parameter.path(), null);
    Item item = value(parameter, at);
    Tensor tensor = elaborator.tensors.of(item, parameter.span(), at);
    return tensor == null
        ? null
        : elaborator.tensors.broadcast(tensor, parameter.shape(), false, frame);
  }

  private Item value(Workspace.Parameter parameter, Activation at) {
    return switch (parameter.initial()) {
      case Item.Template template ->
          applied(new Item.Instance(template.definition(), Map.of(), ""), parameter, at);
      case Item.Instance instance -> applied(instance, parameter, at);
      default -> parameter.initial();
    };
  }

  /** An initializer asks for what it needs by name: the shape, fan_in, fan_out. */
  private Item applied(Item.Instance instance, Workspace.Parameter parameter, Activation at) {
    Map<String, Argued> given = new LinkedHashMap<>();
    Span span = parameter.span();
    Shape shape = parameter.shape();
    for (ParameterSyntax wanted : instance.definition().parameters()) {
      Item item =
          switch (wanted.name().text()) {
            case "fan_in" -> new Item.Exact(Ratio.of(fan(shape, 2)));
            case "fan_out" -> new Item.Exact(Ratio.of(fan(shape, 1)));
            default ->
                new Item.Sequence(
                    shape.dims().stream()
                        .map(dim -> (Item) new Item.Exact(Ratio.of(dim)))
                        .toList());
          };
      given.put(wanted.name().text(), new Argued(item, span));
    }
    return elaborator.layers.apply(instance, List.of(), given, at, span);
  }

  /** Keras's fans: inputs are the last axis but one, outputs the last, times the window before. */
  private static Dim fan(Shape shape, int fromEnd) {
    if (shape.rank() < 2) {
      return shape.elements();
    }
    Dim window = shape.slice(0, shape.rank() - 2).elements();
    return window.times(shape.dim(shape.rank() - fromEnd));
  }
}
