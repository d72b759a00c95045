package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Program.Entry;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Expression.MapLiteral;
import org.jspecify.annotations.Nullable;

/**
 * {@code constraint: {"**.weight": max_norm(3)}}: after each update the parameter goes through the
 * function, as if {@code weight = weight -> max_norm(3)} stood there. An entry of the program.
 */
final class ConstraintElaboration {
  private final TrainSettings settings;
  private final Elaborator elaborator;
  private final Map<String, Expression> functions = new LinkedHashMap<>();

  /**
   * @param elaborator of the network
   * @param paths of all parameters that are trained
   */
  ConstraintElaboration(TrainSettings settings, Elaborator elaborator, List<String> paths) {
    this.settings = settings;
    this.elaborator = elaborator;
    for (MapLiteral.Entry entry : ParameterGroups.entries(settings, "constraint")) {
      if (entry.options().size() != 1 || entry.options().getFirst().name() != null) {
        elaborator.reports.add(
            settings.at,
            Diagnostic.error(
                    Code.BAD_VALUE,
                    entry.span(),
                    "a constraint is a function that the parameter goes through")
                .help("write \"" + entry.pattern().value() + "\": max_norm(3)"));
        continue;
      }
      Expression function = entry.options().getFirst().value();
      ParameterGroups.matched(settings, entry.pattern(), paths)
          .forEach(path -> functions.put(path, function));
    }
  }

  /** The entry of a phase; empty where no parameter of it is constrained. */
  Optional<Entry> entry(String phase, List<String> over) {
    List<String> paths = new ArrayList<>(over);
    paths.retainAll(functions.keySet());
    if (paths.isEmpty()) {
      return Optional.empty();
    }
    Frame top = new Frame("constrain", null);
    paths.forEach(path -> constrain(path, top));
    return Optional.of(new Entry("constrain_" + phase, top.build(), List.of(), List.of()));
  }

  private void constrain(String path, Frame top) {
    Workspace.Parameter parameter = elaborator.workspace.parameters.get(path);
    Expression function = functions.get(path);
    if (parameter == null || function == null) {
      throw new IllegalStateException("no constraint of " + path);
    }
    Frame frame = new Frame("constraint", top);
    Activation inner = Activation.of(settings.at.definition(), frame, new Scope(null), "", null);
    Tensor before = elaborator.tensors.parameter(path, parameter.shape(), frame);
    Tensor after = applied(function, before, inner);
    if (after != null && fits(after, parameter, function.span())) {
      Tensor whole = elaborator.tensors.broadcast(after, parameter.shape(), false, frame);
      frame.builder.result(Result.Kind.VALUE, "constrained", whole.value());
      Region region = frame.build();
      List<Value> values = top.call(region, frame, Map.of());
      top.builder.result(Result.Kind.PARAMETER, path, values.get(0));
    }
  }

  private @Nullable Tensor applied(Expression function, Tensor before, Activation inner) {
    Span span = function.span();
    Argued input = new Argued(new Item.Value(before, span), span);
    Item item = elaborator.calls.piped(input, function, null, inner);
    return elaborator.tensors.of(item, span, inner);
  }

  private boolean fits(Tensor after, Workspace.Parameter parameter, Span span) {
    boolean fits = after.shape().equals(parameter.shape()) || after.rank() == 0;
    if (!fits) {
      elaborator.reports.add(
          settings.at,
          Diagnostic.error(
                  Code.SHAPE_MISMATCH, span, "a constraint keeps the shape of its parameter")
              .label(span, "this gives " + after.describe())
              .note("`" + parameter.path() + "` is f32" + parameter.shape()));
    }
    return fits;
  }
}
