package nnet.compiler.syntax.parse;

import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Expression;
import nnet.grammar.NnetLexer;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** The entries between the brackets of an index. */
final class IndexParts {
  private final ExpressionBuilder expressions;
  private final Diagnostics diagnostics;

  IndexParts(ExpressionBuilder expressions, Diagnostics diagnostics) {
    this.expressions = expressions;
    this.diagnostics = diagnostics;
  }

  Expression.Index.Part part(NnetParser.IndexPartContext tree) {
    Span span = expressions.places().of(tree);
    TerminalNode colon = tree.getToken(NnetLexer.COLON, 0);
    List<NnetParser.OperationContext> bounds = tree.operation();
    if (colon == null) {
      return new Expression.Index.Part(expressions.operation(bounds.getFirst()), null, false, span);
    }
    boolean open = tree.start.getType() == NnetLexer.COLON;
    Expression from = open ? null : expressions.operation(bounds.getFirst());
    int second = open ? 0 : 1;
    Expression to = bounds.size() > second ? expressions.operation(bounds.get(second)) : null;
    warnOption(from, to, colon.getSymbol(), span);
    return new Expression.Index.Part(from, to, true, span);
  }

  /** {@code x[kernel: 3]} is a slice, but is written as an option is. */
  private void warnOption(
      @Nullable Expression from, @Nullable Expression to, Token colon, Span span) {
    boolean looksNamed =
        from instanceof Expression.NameReference
            && to != null
            && from.span().end() == colon.getStartIndex()
            && to.span().start() > colon.getStopIndex() + 1;
    if (looksNamed) {
      diagnostics.add(
          Diagnostic.warning(Code.INDEX_OPTION, span, "in brackets this is a slice, not an option")
              .help("options stand in parentheses; a slice is written `from:to`"));
    }
  }
}
