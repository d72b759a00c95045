package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Shape;

/**
 * A definition that can be called.
 *
 * @param proposal where it fits
 */
record Callable(Definition definition, Proposal proposal) {
  private static final int DOES_NOT_FIT = 5;

  static Callable of(Definition definition) {
    String signature = Descriptions.signature(definition);
    return new Callable(
        definition,
        new Proposal(
            kind(definition.kind()),
            definition.name().text(),
            signature,
            Descriptions.code(signature) + "\n\n" + Descriptions.brief(definition),
            snippet(definition),
            Callables.FITS));
  }

  /**
   * As it is proposed.
   *
   * @param input what goes into it, as far as that is known
   * @param usual its rank where nothing is known
   */
  Proposal given(List<Seen> input, int usual) {
    if (input.isEmpty()) {
      return proposal.ranked(usual);
    }
    if (!fits(input.getLast().shape().orElseThrow())) {
      return proposal.detailed("does not take " + input.getLast().text()).ranked(DOES_NOT_FIT);
    }
    return proposal.ranked(usual == Callables.OWN ? usual : Callables.FITS);
  }

  /** Whether the first tensor of a definition may have a shape. */
  private boolean fits(Shape shape) {
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
  private static String snippet(Definition definition) {
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

  static String arguments(List<String> places) {
    List<String> numbered = new ArrayList<>();
    places.forEach(place -> numbered.add("${" + (numbered.size() + 1) + ":" + place + "}"));
    return numbered.isEmpty() ? "" : "(" + String.join(", ", numbered) + ")";
  }
}
