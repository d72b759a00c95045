package nnet.compiler.syntax.parse;

import java.util.List;
import java.util.Set;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/**
 * Gives up the innermost statement or declaration with an error and goes on with the next one. No
 * token is inserted or deleted: such repairs invent code.
 */
final class Recovery extends DefaultErrorStrategy {
  /** Far below what a stack holds, far above what a person writes. */
  private static final int MOST_RULES = 1200;

  private static final Set<Integer> STATEMENTS =
      Set.of(
          NnetParser.RULE_statement,
          NnetParser.RULE_field,
          NnetParser.RULE_dataStatement,
          NnetParser.RULE_trainStatement);

  private final SyntaxErrors errors;
  private final List<Token> visible;

  Recovery(SyntaxErrors errors, CommonTokenStream tokens) {
    this.errors = errors;
    this.visible = tokens.getTokens().stream().filter(Words::isVisible).toList();
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    if (!inErrorRecoveryMode(parser)) {
      beginErrorCondition(parser);
      errors.report(parser, error);
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    ParserRuleContext context = parser.getContext();
    if (STATEMENTS.contains(context.getRuleIndex())) {
      skip(parser, context.start, false);
    } else if (context.getRuleIndex() == NnetParser.RULE_declaration) {
      skip(parser, context.start, true);
    } else {
      throw error;
    }
    endErrorCondition(parser);
  }

  private void skip(Parser parser, Token start, boolean declaration) {
    Skipping skipping = new Skipping(visible, start);
    Token end = declaration ? skipping.toDeclaration() : skipping.toStatement();
    while (parser.getCurrentToken().getTokenIndex() < end.getTokenIndex()) {
      parser.consume();
    }
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void sync(Parser parser) {
    if (parser.getContext().depth() > MOST_RULES) {
      throw new TooDeep(parser);
    }
  }
}
