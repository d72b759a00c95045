package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nnet.compiler.manual.OperatorEntry;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Signature;
import nnet.compiler.resolve.Library;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;

/** Definitions and operators as proposals; first those that fit what goes into them. */
final class Callables {
  static final int FITS = 0;
  static final int OWN = 1;
  private static final int MAY_FIT = 2;

  private final Analysis analysis;

  /** What can be called in every text. */
  private static final class Always {
    static final Map<DefinitionKind, List<Callable>> LIBRARY =
        Library.definitions().stream()
            .collect(
                Collectors.groupingBy(
                    Definition::kind, Collectors.mapping(Callable::of, Collectors.toList())));

    static final List<Proposal> PIPED = operators(true);
    static final List<Proposal> CALLED = operators(false);

    private static List<Proposal> operators(boolean piped) {
      return Operators.callables().values().stream()
          .map(operator -> proposal(operator, piped))
          .toList();
    }
  }

  Callables(Analysis analysis) {
    this.analysis = analysis;
  }

  /**
   * @param input what goes into it, as far as that is known
   */
  List<Proposal> of(DefinitionKind kind, List<Seen> input) {
    List<Proposal> proposals = new ArrayList<>();
    for (Declaration declaration : analysis.syntax().declarations()) {
      if (declaration instanceof Definition own && own.kind() == kind) {
        proposals.add(Callable.of(own).given(input, OWN));
      }
    }
    analysis.symbols().imported().stream()
        .flatMap(symbol -> symbol.part() instanceof Definition d ? Stream.of(d) : Stream.empty())
        .filter(definition -> definition.kind() == kind)
        .forEach(definition -> proposals.add(Callable.of(definition).given(input, OWN)));
    Always.LIBRARY
        .getOrDefault(kind, List.of())
        .forEach(callable -> proposals.add(callable.given(input, MAY_FIT)));
    return proposals;
  }

  /**
   * @param piped whether the first tensor stands before the arrow
   */
  List<Proposal> operators(boolean piped) {
    return piped ? Always.PIPED : Always.CALLED;
  }

  private static Proposal proposal(Builtin operator, boolean piped) {
    OperatorEntry entry = new OperatorEntry(operator);
    Signature signature = operator.signature().orElseThrow();
    List<String> places = new ArrayList<>(signature.tensors());
    if (piped && !places.isEmpty()) {
      places.removeFirst();
    }
    signature.options().stream()
        .filter(option -> option.initial() == null)
        .forEach(option -> places.add(option.name()));
    return new Proposal(
        Proposal.Kind.FUNCTION,
        operator.name(),
        entry.call(),
        Descriptions.of(operator),
        operator.name() + Callable.arguments(places),
        MAY_FIT + 1);
  }

  /** Names that stand for layers: those that are bound to something that can be applied. */
  List<Proposal> instances(Scope scope) {
    Set<Symbol> instances =
        scope.all().stream().filter(this::isInstance).collect(Collectors.toSet());
    return instances.stream()
        .map(symbol ->
            new Proposal(
                Proposal.Kind.LAYER,
                symbol.name(),
                "a layer of this body",
                "",
                symbol.name(),
                FITS))
        .toList();
  }

  private boolean isInstance(Symbol symbol) {
    return symbol.part() instanceof Statement.Assign assign
        && assign.value() instanceof Expression.Call
        && analysis.seen(assign.value().span()).stream()
            .anyMatch(seen -> seen.text().startsWith("an instance"));
  }
}
