package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.type.Element;

/** An option as a formula of step, total_steps, epoch and monitor, with what its schedule keeps. */
final class ScheduleFormula {
  private static final List<String> PROGRESS = List.of("step", "total_steps", "epoch", "monitor");

  private final Elaborator elaborator;
  private final Activation at;

  /**
   * @param workspace of its own
   */
  ScheduleFormula(Workspace workspace, Activation at) {
    elaborator = new Elaborator(workspace);
    this.at = at;
  }

  /** The schedule that an option is given, if it is one. */
  static Optional<Item.Instance> instance(Item item) {
    return switch (item) {
      case Item.Instance instance when instance.definition().kind() == DefinitionKind.SCHEDULE ->
          Optional.of(instance);
      case Item.Template template when template.definition().kind() == DefinitionKind.SCHEDULE ->
          Optional.of(new Item.Instance(template.definition(), Map.of(), ""));
      default -> Optional.empty();
    };
  }

  Region of(Argued option) {
    Frame frame = Frame.ofDoubles("option");
    Map<String, Argued> progress = new LinkedHashMap<>();
    for (String name : PROGRESS) {
      Value value = frame.builder.formal(Formal.Kind.VALUE, name, ValueType.DOUBLE);
      Item item = new Item.Value(new Tensor(value, Element.F32, false), option.span());
      progress.put(name, new Argued(item, option.span()));
    }
    Activation inner = Activation.of(at.definition(), frame, new Scope(null), "", null);
    Item value =
        instance(option.item())
            .map(schedule -> scheduled(schedule, progress, inner, option.span()))
            .orElse(option.item());
    Tensor tensor = elaborator.tensors.of(value, option.span(), inner);
    Tensor number = tensor != null ? tensor : elaborator.tensors.constant(0, frame);
    frame.builder.result(Result.Kind.VALUE, "value", number.value());
    return frame.build();
  }

  private Item scheduled(
      Item.Instance schedule, Map<String, Argued> progress, Activation inner, Span span) {
    Map<String, Argued> wanted = new LinkedHashMap<>();
    schedule
        .definition()
        .parameters()
        .forEach(parameter -> {
          String name = parameter.name().text();
          Argued argument = progress.get(name);
          if (argument == null) {
            elaborator.reports.unknownName(
                inner,
                Code.UNKNOWN_NAME,
                parameter.name().span(),
                "a schedule is not given",
                name,
                progress.keySet());
          } else {
            wanted.put(name, argument);
          }
        });
    return elaborator.layers.apply(schedule, List.of(), wanted, inner, span);
  }

  /** The initial values of the states of a region that was made here. */
  List<Double> memory(Region region) {
    return region.formals(Formal.Kind.STATE).stream()
        .map(formal -> elaborator.workspace.states.get(formal.path()))
        .map(state -> state == null ? 0 : state.initial())
        .toList();
  }
}
