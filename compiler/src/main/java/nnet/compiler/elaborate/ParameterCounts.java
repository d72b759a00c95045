package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/**
 * {@code parameters(Network)}, {@code trainable(Network)} and {@code states(Network)} of tests:
 * numbers of floats. Keras counts the running statistics of batch_norm among the parameters.
 */
record ParameterCounts(Elaborator elaborator, Activation at) {
  static final String ALL = "parameters";
  static final String TRAINABLE = "trainable";
  static final String STATES = "states";
  static final List<String> NAMES = List.of(ALL, TRAINABLE, STATES);

  /** Whether there is a network of this name; where there is none, that is reported. */
  boolean network(Name name) {
    Definition definition = elaborator.workspace.definitions.find(name);
    if (definition != null && definition.kind() == DefinitionKind.NETWORK) {
      return true;
    }
    if (elaborator.workspace.definitions.isBroken(name)) {
      return false;
    }
    elaborator.reports.unknownName(
        at,
        Code.UNKNOWN_NAME,
        name.span(),
        "there is no network",
        name.text(),
        elaborator.workspace.definitions.names(DefinitionKind.NETWORK, name.span().file()));
    return false;
  }

  Item count(String function, List<Argued> arguments, Span span) {
    Item item = arguments.size() == 1 ? arguments.get(0).item() : Item.UNKNOWN;
    return switch (item) {
      case Item.Word word when !network(word.name()) -> Item.UNKNOWN;
      case Item.Template template when isNetwork(template.definition()) -> {
        Map<String, Argued> options =
            elaborator
                .calls
                .arguments()
                .options(template.definition(), List.of(), Map.of(), at, span);
        yield options == null ? Item.UNKNOWN : count(template.definition(), options, function);
      }
      case Item.Instance instance when isNetwork(instance.definition()) ->
          count(instance.definition(), instance.options(), function);
      default ->
          elaborator.reports.error(
              at,
              Code.BAD_OPTION,
              span,
              "`" + function + "` takes a network: " + function + "(Network)");
    };
  }

  private static boolean isNetwork(Definition definition) {
    return definition.kind() == DefinitionKind.NETWORK;
  }

  /** What is wrong inside the network is reported where the network is checked. */
  private Item count(Definition definition, Map<String, Argued> options, String function) {
    Workspace workspace =
        new Workspace(elaborator.workspace.definitions, new Diagnostics(), true, false);
    NetworkBody body = new NetworkBody(new Elaborator(workspace), definition);
    body.run(options);
    if (body.failed()) {
      return Item.UNKNOWN;
    }
    Dim count = shapes(workspace, function).map(Shape::elements).reduce(Dim.ZERO, Dim::plus);
    Optional<Long> number = count.constant();
    return number.<Item>map(n -> new Item.Exact(Ratio.of(n))).orElse(Item.UNKNOWN);
  }

  private static Stream<Shape> shapes(Workspace workspace, String function) {
    return function.equals(STATES)
        ? workspace.states.values().stream().map(state -> state.type().shape())
        : workspace.parameters.values().stream()
            .filter(parameter -> parameter.trainable() || !function.equals(TRAINABLE))
            .map(Workspace.Parameter::shape);
  }
}
