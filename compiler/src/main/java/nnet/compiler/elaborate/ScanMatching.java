package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.CarrySyntax;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/**
 * Tells the arguments of a scan apart: the tensors of its cell, by position or by name, which are
 * sequences where they have an axis more than the cell declares, else the same at every step; what
 * is carried begins with, by the names of the cell; a {@code mask} and a {@code length}.
 */
record ScanMatching(Elaborator elaborator, Definition cell, Activation at, Span span) {
  private static final String MASK = "mask";
  private static final String LENGTH = "length";

  /** Null where an argument does not fit, which is reported. */
  @Nullable ScanArguments of(List<Argued> positional, Map<String, Argued> named) {
    Map<String, Argued> rest = new LinkedHashMap<>(named);
    rest.values().removeIf(argument -> argument.item() instanceof Item.Absent);
    Map<String, Argued> initial = taken(rest, carried());
    Map<String, Argued> byName = taken(rest, tensors());
    Optional<Argued> mask = Optional.ofNullable(rest.remove(MASK));
    Optional<Argued> length = Optional.ofNullable(rest.remove(LENGTH));
    rest.forEach(this::unknown);
    List<Argued> arguments = elaborator.layers.arguments(cell, positional, byName, at, span);
    if (!rest.isEmpty() || arguments == null) {
      return null;
    }
    List<Argued> all = new ArrayList<>(arguments);
    mask.ifPresent(all::add);
    List<Argued> given = values(all);
    Optional<Argued> count = length.flatMap(this::number);
    Map<String, Argued> first = new LinkedHashMap<>();
    initial.forEach((name, argument) -> tensor(argument).ifPresent(t -> first.put(name, t)));
    if (given.size() < all.size()
        || first.size() < initial.size()
        || count.isPresent() != length.isPresent()) {
      return null;
    }
    List<Argued> tensors = given.subList(0, arguments.size());
    Set<Integer> timed = timed(tensors);
    List<Argued> sequences = new ArrayList<>(timed.stream().map(tensors::get).toList());
    sequences.addAll(given.subList(arguments.size(), given.size()));
    if (timed.isEmpty()) {
      return withoutSteps(tensors);
    }
    return alike(sequences)
        ? new ScanArguments(tensors, timed, first, mask.map(argument -> given.getLast()), count)
        : null;
  }

  /** Which tensors have an axis more than the cell takes at a step. */
  private Set<Integer> timed(List<Argued> tensors) {
    Set<Integer> timed = new TreeSet<>();
    for (int i = 0; i < tensors.size(); i++) {
      Tensor tensor = tensors.get(i).item().tensor();
      TypeSyntax type = cell.parameters().get(i).type();
      if (tensor != null && (type == null || !type.hasRank(tensor.rank()))) {
        timed.add(i);
      }
    }
    return timed;
  }

  private @Nullable ScanArguments withoutSteps(List<Argued> tensors) {
    Span where = tensors.isEmpty() ? span : tensors.getFirst().span();
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.RANK_MISMATCH,
                where,
                "a scan runs over a first axis, and nothing here has one more than `"
                    + cell.name()
                    + "` takes at a step")
            .help("what is the same at every step cannot be all that a cell is given"));
    return null;
  }

  private Set<String> carried() {
    Set<String> names = new TreeSet<>();
    cell.carries().stream().map(CarrySyntax::name).forEach(name -> names.add(name.text()));
    return names;
  }

  private Set<String> tensors() {
    Set<String> names = new TreeSet<>();
    cell.parameters().forEach(parameter -> names.add(parameter.name().text()));
    return names;
  }

  private static Map<String, Argued> taken(Map<String, Argued> from, Set<String> names) {
    Map<String, Argued> taken = new LinkedHashMap<>(from);
    taken.keySet().retainAll(names);
    from.keySet().removeAll(names);
    return taken;
  }

  private void unknown(String name, Argued argument) {
    Set<String> known = carried();
    known.addAll(tensors());
    known.add(MASK);
    known.add(LENGTH);
    elaborator.reports.unknownName(
        at,
        Code.UNKNOWN_OPTION,
        argument.name(),
        "a scan of `" + cell.name() + "` takes no",
        name,
        known);
  }

  private Optional<Argued> tensor(Argued argument) {
    return Optional.ofNullable(elaborator.tensors.of(argument.item(), argument.span(), at))
        .map(tensor -> new Argued(new Item.Value(tensor, argument.span()), argument.span()));
  }

  private Optional<Argued> number(Argued argument) {
    Optional<Argued> number = tensor(argument);
    if (number.map(ScanArguments::tensor).filter(tensor -> tensor.rank() > 0).isEmpty()) {
      return number;
    }
    elaborator.reports.error(
        at,
        Code.RANK_MISMATCH,
        argument.span(),
        "the length of a scan is one number for each example; this is "
            + ScanArguments.tensor(number.get()).describe());
    return Optional.empty();
  }

  /** As tensors, but for what was left out. */
  private List<Argued> values(List<Argued> arguments) {
    List<Argued> values = new ArrayList<>();
    for (Argued argument : arguments) {
      if (argument.item() instanceof Item.Absent) {
        values.add(argument);
      } else {
        tensor(argument).ifPresent(values::add);
      }
    }
    return values;
  }

  /** Whether all have a first axis, of one length. */
  private boolean alike(List<Argued> sequences) {
    for (Argued sequence : sequences) {
      Tensor tensor = ScanArguments.tensor(sequence);
      if (tensor.rank() == 0) {
        elaborator.reports.error(
            at,
            Code.RANK_MISMATCH,
            sequence.span(),
            "a scan runs over the first axis; " + tensor.describe() + " has none");
        return false;
      }
      if (differs(sequences.get(0), sequence)) {
        return false;
      }
    }
    return true;
  }

  private boolean differs(Argued first, Argued other) {
    Tensor a = ScanArguments.tensor(first);
    Tensor b = ScanArguments.tensor(other);
    if (!a.shape().dim(0).differsAlways(b.shape().dim(0))) {
      return false;
    }
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.SHAPE_MISMATCH,
                other.span(),
                "a scan takes a step of all its sequences at a time, so they are equally long")
            .label(first.span(), a.describe() + ": " + a.shape().dim(0) + " steps")
            .label(other.span(), b.describe() + ": " + b.shape().dim(0) + " steps"));
    return true;
  }
}
