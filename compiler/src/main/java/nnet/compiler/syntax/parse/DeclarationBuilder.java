package nnet.compiler.syntax.parse;

import java.util.List;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.CommonTokenStream;

/** Builds the declarations of what was read. */
final class DeclarationBuilder {
  private final NnetParser.FileContext file;
  private final CommonTokenStream tokens;
  private final ExpressionBuilder expressions;
  private final StatementBuilder statements;
  private final DefinitionBuilder definitions;
  private final DataBuilder data;
  private final TrainBuilder training;
  private final Places places;

  /**
   * @param places where it stands now
   */
  DeclarationBuilder(
      NnetParser.FileContext file,
      CommonTokenStream tokens,
      Places places,
      Diagnostics diagnostics) {
    this.file = file;
    this.tokens = tokens;
    this.places = places;
    expressions = new ExpressionBuilder(places, diagnostics);
    statements = new StatementBuilder(expressions);
    definitions = new DefinitionBuilder(expressions, statements, diagnostics);
    data = new DataBuilder(expressions, diagnostics);
    training = new TrainBuilder(expressions, diagnostics);
  }

  List<Declaration> build() {
    return ExpressionBuilder.all(file.declaration(), this::declaration);
  }

  private Declaration declaration(NnetParser.DeclarationContext tree) {
    Span span = places.of(tree);
    if (tree.exception != null) {
      return new Declaration.Broken(span);
    }
    String documentation = Documentation.before(tree.start, tokens);
    return switch (tree.getChild(0)) {
      case NnetParser.DefinitionContext definition ->
          definitions.definition(definition, documentation, span);
      case NnetParser.RecordContext record ->
          new Declaration.Record(
              expressions.name(record.name()), fields(record), documentation, span);
      case NnetParser.DataContext block ->
          new Declaration.Data(
              expressions.name(block.name()), data.statements(block), documentation, span);
      case NnetParser.TrainContext train -> train(train, documentation, span);
      case NnetParser.GenerateContext generate ->
          new Declaration.Generate(
              expressions.name(generate.name(0)),
              expressions.name(generate.name(1)),
              training.statements(generate.trainStatement()),
              documentation,
              span);
      case NnetParser.TestContext test ->
          new Declaration.Test(
              expressions.string(test.string()).value(),
              statements.block(test.block()),
              documentation,
              span);
      case NnetParser.ImportFileContext imported ->
          new Declaration.Import(expressions.string(imported.string()), span);
      case NnetParser.LanguageContext language ->
          new Declaration.Language(expressions.number(language.number()), span);
      default -> new Declaration.Broken(span);
    };
  }

  private Declaration train(NnetParser.TrainContext tree, String documentation, Span span) {
    return new Declaration.Train(
        expressions.name(tree.name(0)),
        expressions.name(tree.name(1)),
        tree.loop().stream().map(this::loop).toList(),
        training.statements(tree.trainStatement()),
        documentation,
        span);
  }

  private Declaration.Train.Loop loop(NnetParser.LoopContext tree) {
    return new Declaration.Train.Loop(
        expressions.name(tree.name()), expressions.expression(tree.expression()), places.of(tree));
  }

  /** Broken fields are left out: a record has no place for them, and they are reported. */
  private List<Declaration.ParameterSyntax> fields(NnetParser.RecordContext tree) {
    return tree.field().stream()
        .filter(field -> field.exception == null && field.name() != null)
        .map(field ->
            new Declaration.ParameterSyntax(
                expressions.name(field.name()), expressions.type(field.type()), places.of(field)))
        .toList();
  }
}
