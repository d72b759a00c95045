package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.type.Element;
import org.jspecify.annotations.Nullable;

/**
 * The options of an update. A number that is the same throughout is a constant; what follows a
 * schedule or differs between groups of parameters is read at each step.
 */
final class UpdateOptions {
  private final Elaborator elaborator;
  private final List<Map<String, Argued>> groups;
  private final Frame frame;
  private final Activation at;
  private final List<String> names = new ArrayList<>();
  private final List<List<Region>> regions = new ArrayList<>();
  private final List<List<Double>> memories = new ArrayList<>();

  UpdateOptions(
      Elaborator elaborator, List<Map<String, Argued>> groups, Frame frame, Activation at) {
    this.elaborator = elaborator;
    this.groups = groups;
    this.frame = frame;
    this.at = at;
    groups.forEach(group -> {
      regions.add(new ArrayList<>());
      memories.add(new ArrayList<>());
    });
  }

  int groups() {
    return groups.size();
  }

  /** Of those that are read at each step. */
  List<String> names() {
    return names;
  }

  /** For each group and each name the formula. */
  List<Region> regions() {
    return regions.stream().flatMap(List::stream).toList();
  }

  /** The initial values of what schedules keep, in the order of the regions. */
  List<Double> memory() {
    return memories.stream().flatMap(List::stream).toList();
  }

  void declare(OptionSyntax option, @Nullable Argued given, Activation inner) {
    String name = option.name().text();
    Argued usual = given != null ? given : initial(option, inner);
    List<Argued> each = groups.stream().map(group -> group.getOrDefault(name, usual)).toList();
    List<Argued> others = each.stream().filter(argued -> !usual.equals(argued)).toList();
    boolean read = elaborator.workspace.readEachStep.contains(name) && isReal(usual.item());
    if (others.isEmpty() && !isSchedule(usual.item()) && !read) {
      inner.scope().declare(name, usual.item());
      return;
    }
    if (!isReal(usual.item()) || !others.stream().allMatch(argued -> isReal(argued.item()))) {
      others.forEach(argued -> refuse(name, argued));
      inner.scope().declare(name, Item.UNKNOWN);
      return;
    }
    String path = inner.declared(name);
    Value formal = frame.builder.formal(Formal.Kind.VALUE, path, ValueType.DOUBLE);
    inner.scope().declare(name, tensor(formal, option.span()));
    names.add(path);
    for (int i = 0; i < each.size(); i++) {
      formula(each.get(i), regions.get(i), memories.get(i));
    }
  }

  private Argued initial(OptionSyntax option, Activation inner) {
    Item item =
        option.initial() == null
            ? Item.UNKNOWN
            : elaborator.calls.arguments().value(option.initial(), inner);
    return new Argued(item, option.span());
  }

  private static Item tensor(Value value, Span span) {
    return new Item.Value(new Tensor(value, Element.F32, false), span);
  }

  private static boolean isReal(Item item) {
    return Arithmetic.isNumber(item) || isSchedule(item);
  }

  private void refuse(String name, Argued argued) {
    elaborator.reports.error(
        at,
        Code.BAD_OPTION,
        argued.span(),
        "only numbers and schedules differ between groups; `"
            + name
            + "` is "
            + argued.item().kind());
  }

  private static boolean isSchedule(Item item) {
    return ScheduleFormula.instance(item).isPresent();
  }

  private void formula(Argued option, List<Region> made, List<Double> memory) {
    ScheduleFormula formula = new ScheduleFormula(elaborator.workspace.fresh(), at);
    Region region = formula.of(option);
    made.add(region);
    memory.addAll(formula.memory(region));
  }

  /** What a group sets must be an option of one of the stages. */
  void checkNames(List<OptimizerStage> stages) {
    Set<String> known = new LinkedHashSet<>();
    stages.forEach(
        stage -> stage.definition().options().forEach(option -> known.add(option.name().text())));
    Map<String, Argued> unknown = new LinkedHashMap<>();
    groups.forEach(unknown::putAll);
    unknown.keySet().removeAll(known);
    String optimizer = stages.getLast().definition().name().text();
    unknown.forEach((name, argued) ->
        elaborator.reports.unknownName(
            at,
            Code.UNKNOWN_OPTION,
            argued.name(),
            "`" + optimizer + "` has no option",
            name,
            new TreeSet<>(known)));
  }
}
