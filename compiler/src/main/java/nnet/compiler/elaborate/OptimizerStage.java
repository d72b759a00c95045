package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import org.jspecify.annotations.Nullable;

/**
 * One optimizer of a pipeline such as {@code adam(1e-3) -> ema(0.99)}.
 *
 * @param span where it is used
 */
record OptimizerStage(Definition definition, Map<String, Argued> options, Span span) {

  /** One of the library's by itself, with its first option given. */
  static OptimizerStage of(Definition definition, double first, Span span) {
    String name = definition.options().getFirst().name().text();
    return new OptimizerStage(
        definition, Map.of(name, new Argued(new Item.Real(first), span)), span);
  }

  /** The definition by itself: a number stands for each option that must be given. */
  static OptimizerStage alone(Definition definition) {
    Map<String, Argued> given = new LinkedHashMap<>();
    for (OptionSyntax option : definition.options()) {
      if (option.initial() == null) {
        given.put(option.name().text(), new Argued(new Item.Real(0.5), option.span()));
      }
    }
    return new OptimizerStage(definition, given, definition.name().span());
  }

  /** What a setting or a phase names; empty where it names none, which is reported. */
  static List<OptimizerStage> of(
      @Nullable Expression expression, Elaborator elaborator, Activation at, Span span) {
    if (expression == null) {
      elaborator.reports.add(
          at,
          Diagnostic.error(Code.MISSING_PART, span, "training needs an optimizer")
              .help("add optimizer: adam(learning_rate: 1e-3)"));
      return List.of();
    }
    if (!elaborator.calls.names(expression, DefinitionKind.OPTIMIZER, at)) {
      return List.of();
    }
    Item item = elaborator.evaluate(expression, at);
    List<Item> items = item instanceof Item.Chain chain ? chain.stages() : List.of(item);
    List<OptimizerStage> stages =
        items.stream().flatMap(each -> of(each, expression.span()).stream()).toList();
    if (stages.size() == items.size()) {
      return stages;
    }
    items.stream()
        .filter(each -> of(each, span).isEmpty() && !(each instanceof Item.Unknown))
        .forEach(each -> noOptimizer(each, elaborator, at, expression.span()));
    return List.of();
  }

  private static void noOptimizer(Item item, Elaborator elaborator, Activation at, Span span) {
    if (item instanceof Item.Word word) {
      elaborator.reports.unknownName(
          at,
          Code.UNKNOWN_NAME,
          word.name().span(),
          "there is no optimizer",
          word.name().text(),
          elaborator.workspace.definitions.names(
              DefinitionKind.OPTIMIZER, word.name().span().file()));
    } else {
      elaborator.reports.error(at, Code.WRONG_KIND, span, item.kind() + " is no optimizer");
    }
  }

  private static Optional<OptimizerStage> of(Item item, Span span) {
    return switch (item) {
      case Item.Instance instance when instance.definition().kind() == DefinitionKind.OPTIMIZER ->
          Optional.of(new OptimizerStage(instance.definition(), instance.options(), span));
      case Item.Template template when template.definition().kind() == DefinitionKind.OPTIMIZER ->
          Optional.of(new OptimizerStage(template.definition(), Map.of(), span));
      default -> Optional.empty();
    };
  }
}
