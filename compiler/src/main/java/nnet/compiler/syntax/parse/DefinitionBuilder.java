package nnet.compiler.syntax.parse;

import java.util.List;
import java.util.Locale;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.DefinitionKind;
import nnet.grammar.NnetParser;
import org.jspecify.annotations.Nullable;

/** Builds definitions: networks, layers, cells, functions, optimizers and so on. */
final class DefinitionBuilder {
  private final ExpressionBuilder expressions;
  private final StatementBuilder statements;
  private final Places places;
  private final Diagnostics diagnostics;

  DefinitionBuilder(
      ExpressionBuilder expressions, StatementBuilder statements, Diagnostics diagnostics) {
    this.expressions = expressions;
    this.statements = statements;
    this.places = expressions.places();
    this.diagnostics = diagnostics;
  }

  Declaration.Definition definition(
      NnetParser.DefinitionContext tree, String documentation, Span span) {
    DefinitionKind kind =
        DefinitionKind.valueOf(
            Words.text(tree.definitionKind().start.getType()).toUpperCase(Locale.ROOT));
    Lists lists = lists(kind, tree);
    return new Declaration.Definition(
        kind,
        expressions.name(tree.name()),
        lists.options,
        lists.tensors,
        carries(tree.carries()),
        tree.result() == null ? null : expressions.type(tree.result().type()),
        ExpressionBuilder.all(tree.requirement(), statements::requirement),
        body(tree.body()),
        surrogate(tree.body()),
        documentation,
        span);
  }

  private record Lists(
      List<Declaration.OptionSyntax> options, List<Declaration.ParameterSyntax> tensors) {}

  private Lists lists(DefinitionKind kind, NnetParser.DefinitionContext tree) {
    List<NnetParser.ParameterListContext> lists = tree.parameterList();
    if (lists.size() == 2) {
      return new Lists(options(lists.getFirst().parameter()), tensors(lists.getLast().parameter()));
    }
    if (lists.isEmpty()) {
      return new Lists(List.of(), List.of());
    }
    List<NnetParser.ParameterContext> only = lists.getFirst().parameter();
    return switch (kind) {
      case NETWORK, OPTIMIZER, SCHEDULE, INITIALIZER, REGULARIZER ->
          new Lists(options(only), List.of());
      case ACTIVATION, LOSS, METRIC, FUNCTION -> mixed(only);
      case LAYER, CELL -> {
        refuseSingle(kind, tree);
        yield mixed(only);
      }
    };
  }

  /** A single list holds tensors, then options, as in a call: the options have defaults. */
  private Lists mixed(List<NnetParser.ParameterContext> only) {
    return new Lists(
        options(only.stream().filter(p -> p.expression() != null).toList()),
        tensors(only.stream().filter(p -> p.expression() == null).toList()));
  }

  private void refuseSingle(DefinitionKind kind, NnetParser.DefinitionContext tree) {
    Span list = places.of(tree.parameterList(0));
    diagnostics.add(
        Diagnostic.error(
                Code.SYNTAX, list, "a " + kind.word() + " has two lists: options, then tensors")
            .help("write `%s %s()%s`".formatted(kind.word(), tree.name().getText(), list.text())));
  }

  private List<Declaration.OptionSyntax> options(List<NnetParser.ParameterContext> trees) {
    return ExpressionBuilder.all(
        trees,
        tree ->
            new Declaration.OptionSyntax(
                expressions.name(tree.name()),
                expressions.optional(tree.type()),
                expressions.optional(tree.expression()),
                places.of(tree)));
  }

  private List<Declaration.ParameterSyntax> tensors(List<NnetParser.ParameterContext> trees) {
    return ExpressionBuilder.all(trees, this::tensor);
  }

  private Declaration.ParameterSyntax tensor(NnetParser.ParameterContext tree) {
    if (tree.expression() != null) {
      diagnostics.add(
          Diagnostic.error(
                  Code.SYNTAX, places.of(tree.expression()), "a tensor has no default value")
              .help("options, which may have defaults, stand in the first list"));
    }
    return new Declaration.ParameterSyntax(
        expressions.name(tree.name()), expressions.optional(tree.type()), places.of(tree));
  }

  private List<Declaration.CarrySyntax> carries(NnetParser.@Nullable CarriesContext tree) {
    if (tree == null) {
      return List.of();
    }
    return tree.parameter().stream()
        .map(carry ->
            new Declaration.CarrySyntax(
                expressions.name(carry.name()),
                expressions.optional(carry.type()),
                expressions.optional(carry.expression()),
                places.of(carry)))
        .toList();
  }

  private Declaration.Body body(NnetParser.BodyContext tree) {
    return tree.block() == null
        ? new Declaration.Body.Formula(expressions.expression(tree.expression()))
        : new Declaration.Body.Statements(statements.block(tree.block()));
  }

  private nnet.compiler.syntax.@Nullable Expression surrogate(NnetParser.BodyContext tree) {
    return tree.surrogate() == null ? null : expressions.expression(tree.surrogate().expression());
  }
}
