package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
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
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Shape;

/** Definitions and operators as proposals; first those that fit what goes into them. */
final class Callables {
  private static final int FITS = 0;
  private static final int MAY_FIT = 2;
  private static final int OWN = 1;
  private static final int DOES_NOT_FIT = 5;

  private final Analysis analysis;

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
        proposals.add(proposal(own, input, OWN));
      }
    }
    analysis.symbols().imported().stream()
        .flatMap(symbol -> symbol.part() instanceof Definition d ? Stream.of(d) : Stream.empty())
        .filter(definition -> definition.kind() == kind)
        .forEach(definition -> proposals.add(proposal(definition, input, OWN)));
    Library.definitions().stream()
        .filter(definition -> definition.kind() == kind)
        .forEach(definition -> proposals.add(proposal(definition, input, MAY_FIT)));
    return proposals;
  }

  private static Proposal proposal(Definition definition, List<Seen> input, int usual) {
    String signature = Descriptions.signature(definition);
    boolean fits = input.isEmpty() || fits(definition, input.getLast().shape().orElseThrow());
    int rank = !fits ? DOES_NOT_FIT : input.isEmpty() || usual == OWN ? usual : FITS;
    String detail = fits ? signature : "does not take " + input.getLast().text();
    return new Proposal(
        kind(definition.kind()),
        definition.name().text(),
        detail,
        Descriptions.code(signature) + "\n\n" + Descriptions.brief(definition),
        snippet(definition),
        rank);
  }

  /** Whether the first tensor of a definition may have a shape. */
  private static boolean fits(Definition definition, Shape shape) {
    TypeSyntax type =
        definition.parameters().isEmpty() ? null : definition.parameters().getFirst().type();
    List<TypeSyntax.Dimension> dims = type == null ? null : type.dimensions();
    boolean layer = definition.kind() == DefinitionKind.LAYER;
    if (type == null || (dims == null && !layer)) {
      return true; // formulas of numbers go element by element
    }
    if (type.hasRank(shape.rank())) {
      return true;
    }
    return dims != null
        && dims.stream().anyMatch(TypeSyntax.Dimension.Leading.class::isInstance)
        && shape.rank() >= dims.size() - 1;
  }

  private static Proposal.Kind kind(DefinitionKind kind) {
    return switch (kind) {
      case NETWORK -> Proposal.Kind.NETWORK;
      case LAYER, CELL -> Proposal.Kind.LAYER;
      case ACTIVATION, LOSS, METRIC, FUNCTION, REGULARIZER, OPTIMIZER, SCHEDULE, INITIALIZER ->
          Proposal.Kind.FUNCTION;
    };
  }

  /** With places for what must be given; losses and metrics are given their tensors too. */
  static String snippet(Definition definition) {
    List<String> places = new ArrayList<>();
    boolean tensors =
        definition.kind() == DefinitionKind.LOSS || definition.kind() == DefinitionKind.METRIC;
    if (tensors) {
      definition.parameters().stream()
          .filter(parameter -> parameter.type() == null || !parameter.type().optional())
          .forEach(parameter -> places.add(parameter.name().text()));
    }
    definition.options().stream()
        .filter(option -> option.initial() == null)
        .map(OptionSyntax::name)
        .forEach(name -> places.add(name.text()));
    return definition.name() + arguments(places);
  }

  private static String arguments(List<String> places) {
    List<String> numbered = new ArrayList<>();
    places.forEach(place -> numbered.add("${" + (numbered.size() + 1) + ":" + place + "}"));
    return numbered.isEmpty() ? "" : "(" + String.join(", ", numbered) + ")";
  }

  /**
   * @param piped whether the first tensor stands before the arrow
   */
  List<Proposal> operators(boolean piped) {
    return Operators.callables().values().stream()
        .map(operator -> proposal(operator, piped))
        .toList();
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
        operator.name() + arguments(places),
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
