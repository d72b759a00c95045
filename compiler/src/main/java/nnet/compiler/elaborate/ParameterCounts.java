package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Dim;

/** {@code parameters(Network)} and {@code trainable(Network)} of tests: numbers of floats. */
record ParameterCounts(Elaborator elaborator, Activation at) {
  static final String ALL = "parameters";
  static final String TRAINABLE = "trainable";

  /** Whether there is a network of this name; where there is none, that is reported. */
  boolean network(Name name) {
    Definition definition = elaborator.workspace.definitions.find(name.text());
    if (definition != null && definition.kind() == DefinitionKind.NETWORK) {
      return true;
    }
    elaborator.reports.unknownName(
        at,
        Code.UNKNOWN_NAME,
        name.span(),
        "there is no network",
        name.text(),
        elaborator.workspace.definitions.names(DefinitionKind.NETWORK));
    return false;
  }

  Item count(String function, List<Argued> arguments, Span span) {
    Item item = arguments.size() == 1 ? arguments.get(0).item() : Item.UNKNOWN;
    boolean trainable = function.equals(TRAINABLE);
    return switch (item) {
      case Item.Word word when !network(word.name()) -> Item.UNKNOWN;
      case Item.Template template when isNetwork(template.definition()) -> {
        Map<String, Argued> options =
            elaborator
                .calls
                .arguments()
                .options(template.definition(), List.of(), Map.of(), at, span);
        yield options == null ? Item.UNKNOWN : count(template.definition(), options, trainable);
      }
      case Item.Instance instance when isNetwork(instance.definition()) ->
          count(instance.definition(), instance.options(), trainable);
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
  private Item count(Definition definition, Map<String, Argued> options, boolean trainable) {
    Workspace workspace =
        new Workspace(elaborator.workspace.definitions, new Diagnostics(), true, false);
    NetworkBody body = new NetworkBody(new Elaborator(workspace), definition);
    body.run(options);
    if (body.failed()) {
      return Item.UNKNOWN;
    }
    Dim count =
        workspace.parameters.values().stream()
            .filter(parameter -> parameter.trainable() || !trainable)
            .map(parameter -> parameter.shape().elements())
            .reduce(Dim.ZERO, Dim::plus);
    Optional<Long> number = count.constant();
    return number.<Item>map(n -> new Item.Exact(Ratio.of(n))).orElse(Item.UNKNOWN);
  }
}
