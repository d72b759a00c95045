package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Suggestion;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Program.SlotSpec;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Name;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Slot;
import org.jspecify.annotations.Nullable;

/** Binds the formulas of a data block to a network: the {@code data} entry and its plan. */
final class DataEntry {
  private final Elaborator elaborator;
  private final Activation at;
  private final Declaration.Data data;
  private final NetworkBody network;
  private final DataRows rows;
  private final FittedTransforms transforms;
  private final Imputation imputation;
  private final DataLeaks leaks;
  private final Map<String, DataBlock.Assigned> assigned;
  private final Map<String, DataColumn> columns;
  private final DataBinding binding;
  private final Map<String, Bound> bound = new LinkedHashMap<>();
  private boolean failed;

  /**
   * What an input or target is given.
   *
   * @param formula the value before it was brought into the declared shape
   */
  private record Bound(NetworkBody.Port port, Slot.Kind kind, Tensor formula, Tensor value) {}

  DataEntry(
      Elaborator elaborator,
      Activation at,
      Declaration.Data data,
      NetworkBody network,
      DataRows rows,
      FittedTransforms transforms,
      Imputation imputation,
      DataLeaks leaks,
      Map<String, DataBlock.Assigned> assigned,
      Map<String, DataColumn> columns) {
    this.elaborator = elaborator;
    this.at = at;
    this.data = data;
    this.network = network;
    this.rows = rows;
    this.transforms = transforms;
    this.imputation = imputation;
    this.leaks = leaks;
    this.assigned = assigned;
    this.columns = columns;
    binding = new DataBinding(elaborator, at, rows, network.dims());
  }

  /** Empty where something is wrong, which is reported. */
  Optional<DataElaboration.Elaborated> of(
      DataSources.Read read,
      DataOrder order,
      Optional<DataPlan.Split> split,
      DataPlan.OnError onError) {
    network.inputs.values().forEach(port -> bind(port, Slot.Kind.INPUT));
    network.lengths.values().forEach(port -> bind(port, Slot.Kind.LENGTH));
    Set<DataRows.Use> seen = new HashSet<>();
    bound.values().forEach(each -> seen.addAll(rows.reads(each.formula().value(), Set.of())));
    network.targets.values().forEach(port -> bind(port, Slot.Kind.TARGET));
    bound.values().forEach(each -> leak(each, seen));
    bound.values().forEach(this::gap);
    failed |= elaborator.workspace.diagnostics.hasErrors();
    List<DataPlan.Inversion> inversions = failed ? List.of() : inversions();
    if (failed || elaborator.workspace.diagnostics.hasErrors()) {
      return Optional.empty();
    }
    List<FittedTransforms.Fitted> fits = neededFits();
    Program.Entry entry = entry(fits);
    if (!onlyFormulas(entry.body())) {
      return Optional.empty();
    }
    Set<Value> used =
        entry.body().formals().stream().map(Formal::value).collect(Collectors.toSet());
    DataPlan plan =
        new DataPlan(
            data.name().text(),
            read.record(),
            read.sources(),
            read.joins(),
            rows.columns().stream().map(DataColumn::plan).toList(),
            rows.windows(used),
            order.plan(rows.stride()),
            split,
            fits.stream().map(FittedTransforms.Fitted::plan).toList(),
            inversions,
            binding.bounds(),
            labelled(),
            reads(),
            onError);
    List<Program.State> states = new ArrayList<>();
    fits.forEach(fit -> states.addAll(fit.declared()));
    return Optional.of(new DataElaboration.Elaborated(plan, entry, states));
  }

  /** The targets that are categories of a file. */
  private List<DataPlan.Labelled> labelled() {
    List<DataPlan.Labelled> labelled = new ArrayList<>();
    bound.forEach((name, each) ->
        rows.use(each.formula().value())
            .map(DataRows.Use::column)
            .filter(column -> column.isCategory() && each.kind() == Slot.Kind.TARGET)
            .ifPresent(column -> labelled.add(new DataPlan.Labelled(name, column.name()))));
    return labelled;
  }

  /** What inputs are made of. */
  private List<DataPlan.Reads> reads() {
    List<DataPlan.Reads> reads = new ArrayList<>();
    bound.forEach((name, each) -> {
      if (each.kind() != Slot.Kind.TARGET) {
        reads.add(new DataPlan.Reads(name, columnsOf(each.formula())));
      }
    });
    return reads;
  }

  private List<String> columnsOf(Tensor formula) {
    Set<String> read =
        rows.reads(formula.value(), Set.of()).stream()
            .map(use -> use.column().name())
            .collect(Collectors.toSet());
    return rows.columns().stream().map(DataColumn::name).filter(read::contains).toList();
  }

  private static String word(Slot.Kind kind) {
    return switch (kind) {
      case TARGET -> "target";
      case LENGTH -> "length";
      default -> "input";
    };
  }

  private void bind(NetworkBody.Port port, Slot.Kind kind) {
    DataBlock.Assigned formula =
        assigned.computeIfAbsent(port.name().text(), name -> ofColumn(port.name()));
    if (formula == null) {
      unbound(port, kind);
      return;
    }
    Tensor tensor = elaborator.tensors.of(formula.item(), formula.span(), at);
    Tensor value =
        tensor == null || readsText(tensor, formula)
            ? null
            : binding.bind(port, word(kind), tensor, formula.span());
    if (tensor == null || value == null) {
      failed = true;
      return;
    }
    bound.put(port.name().text(), new Bound(port, kind, tensor, value));
  }

  /** A text is no number before it is tokens; that is reported. */
  private boolean readsText(Tensor tensor, DataBlock.Assigned formula) {
    Optional<DataColumn> text =
        rows.reads(tensor.value(), Set.of()).stream()
            .map(DataRows.Use::column)
            .filter(DataColumn::isText)
            .findFirst();
    text.ifPresent(column ->
        elaborator.reports.add(
            at,
            Diagnostic.error(
                    Code.TYPE_MISMATCH,
                    formula.span(),
                    "`" + column.name() + "` is text, and a network takes numbers")
                .label(column.declared(), "it comes from here")
                .help(TextColumns.example("tokenize", column.name()))));
    return text.isPresent();
  }

  /** A column that is called like an input needs no formula. */
  private DataBlock.@Nullable Assigned ofColumn(Name name) {
    DataColumn column = columns.get(name.text());
    Item item = at.scope().find(name.text());
    return column == null || item == null
        ? null
        : new DataBlock.Assigned(name, item, column.declared());
  }

  private void unbound(NetworkBody.Port port, Slot.Kind kind) {
    failed = true;
    Name name = port.name();
    Diagnostic error =
        Diagnostic.error(
                Code.UNBOUND_INPUT,
                data.name().span(),
                "`" + data.name() + "` does not give the " + word(kind) + " `" + name + "`")
            .label(name.span(), "it is " + port.tensor().describe());
    String near =
        Suggestion.nearest(name.text(), new TreeSet<>(assigned.keySet()))
            .filter(other -> !network.inputs.containsKey(other))
            .filter(other -> !network.targets.containsKey(other))
            .orElse(null);
    String help =
        near != null
            ? "did you mean `" + name + "` by `" + near + "`?"
            : "add a line to it: " + name + " = ... of " + String.join(", ", columns.keySet());
    elaborator.reports.add(at, error.help(help));
  }

  private void leak(Bound each, Set<DataRows.Use> seen) {
    String name = each.port().name().text();
    DataBlock.Assigned formula = assigned.get(name);
    if (formula == null) {
      return;
    }
    boolean fine =
        each.kind() == Slot.Kind.TARGET
            ? leaks.target(name, each.formula(), formula.span(), seen)
                && (!isColumn(each.formula())
                    || leaks.itself(name, each.formula(), formula.span(), seen))
            : leaks.input(name, each.formula(), formula.span());
    failed |= !fine;
  }

  /** Whether it is a column, as it is or in another unit. */
  private boolean isColumn(Tensor formula) {
    return rows.use(formula.value()).isPresent()
        || transforms.inverses().containsKey(rows.original(formula.value()));
  }

  /** A column with gaps is no number where nothing fills them. */
  private void gap(Bound each) {
    RegionBuilder builder = at.frame().builder;
    Set<Value> filled =
        builder.nodes().stream()
            .map(Node::results)
            .flatMap(List::stream)
            .filter(value -> imputation.withoutGaps().contains(rows.original(value)))
            .collect(Collectors.toSet());
    for (DataRows.Use use : rows.reads(each.formula().value(), filled)) {
      DataColumn column = use.column();
      DataBlock.Assigned formula = assigned.get(each.port().name().text());
      if (column.optional() && !column.isCategory() && formula != null) {
        failed = true;
        elaborator.reports.add(
            at,
            Diagnostic.error(
                    Code.BAD_DATA,
                    formula.span(),
                    "`" + column.name() + "` may have gaps, which are no numbers")
                .label(column.declared(), "declared with `?`")
                .help("fill them: " + column.name() + " -> impute(median)"));
      }
    }
  }

  /** Outputs that come back in the unit of the target that they are compared with. */
  private List<DataPlan.Inversion> inversions() {
    List<DataPlan.Inversion> inversions = new ArrayList<>();
    Set<FittedTransforms.Inverse> used = new HashSet<>();
    for (Bound each : bound.values()) {
      FittedTransforms.Inverse inverse =
          transforms.inverses().get(rows.original(each.formula().value()));
      if (inverse != null && each.kind() == Slot.Kind.TARGET) {
        add(inverse, used);
        String target = each.port().name().text();
        outputs(each.port(), inverse)
            .forEach(
                output -> inversions.add(new DataPlan.Inversion(output, target, inverse.steps())));
      }
    }
    for (FittedTransforms.Inverse inverse : transforms.inverses().values()) {
      if (!used.contains(inverse) && !failed) {
        failed = true;
        elaborator.reports.add(
            at,
            Diagnostic.error(
                    Code.BAD_OPTION,
                    inverse.span(),
                    "`invert: true` brings predictions of a target back; this is no target")
                .help("let the transform be the last stage of a target's formula"));
      }
    }
    return inversions;
  }

  private static void add(FittedTransforms.Inverse inverse, Set<FittedTransforms.Inverse> used) {
    used.add(inverse);
    inverse.behind().forEach(before -> add(before, used));
  }

  private List<String> outputs(NetworkBody.Port target, FittedTransforms.Inverse inverse) {
    List<String> compared = network.comparedWith(target);
    if (!compared.isEmpty()) {
      return compared;
    }
    List<String> alike =
        network.outputs.entrySet().stream()
            .filter(output ->
                output.getValue().shape().elements().equals(target.tensor().shape().elements()))
            .map(Map.Entry::getKey)
            .toList();
    if (alike.size() == 1) {
      return alike;
    }
    failed = true;
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.BAD_OPTION,
                inverse.span(),
                "which output is to come back in the unit of `" + target.name() + "` is not clear")
            .help(
                "compare one output with it in a loss, such as mse(output, "
                    + target.name()
                    + ")"));
    return List.of();
  }

  /** Only what reaches the network is fitted. */
  private List<FittedTransforms.Fitted> neededFits() {
    Set<Value> needed = new HashSet<>();
    for (Bound each : bound.values()) {
      needed.addAll(Lineage.of(at.frame().builder, each.value().value(), Set.of()));
    }
    return transforms.all().stream()
        .filter(fit -> fit.states().stream().anyMatch(needed::contains))
        .toList();
  }

  private Program.Entry entry(List<FittedTransforms.Fitted> fits) {
    List<Result> results = new ArrayList<>();
    List<SlotSpec> outputs = new ArrayList<>();
    bound.forEach((name, each) -> {
      results.add(new Result(each.value().value(), Result.Kind.VALUE, name));
      outputs.add(EntrySlots.spec(name, each.kind(), each.port().tensor(), network.dims()));
    });
    for (FittedTransforms.Fitted fit : fits) {
      results.add(new Result(fit.input(), Result.Kind.VALUE, fit.plan().path()));
      outputs.add(new SlotSpec(fit.plan().path(), Slot.Kind.FIT, true, 0));
    }
    Region region = Selection.of("data", at.frame().builder, results);
    List<SlotSpec> inputs =
        region.formals(Formal.Kind.VALUE).stream()
            .map(formal -> new SlotSpec(slot(formal), Slot.Kind.COLUMN, true, 0))
            .toList();
    return new Program.Entry("data", region, inputs, outputs);
  }

  private String slot(Formal formal) {
    return rows.use(formal.value()).map(DataRows.Use::slot).orElse(formal.path());
  }

  /** Parameters and random numbers have no place where rows are read. */
  private boolean onlyFormulas(Region region) {
    for (Formal formal : region.formals()) {
      if (formal.kind() == Formal.Kind.PARAMETER || formal.kind() == Formal.Kind.KEY) {
        String what = formal.kind() == Formal.Kind.KEY ? "draws random numbers" : "has parameters";
        elaborator.reports.error(
            at,
            Code.WRONG_KIND,
            data.name().span(),
            "a formula of `" + data.name() + "` " + what + ": that belongs into the network");
        return false;
      }
    }
    return true;
  }
}
