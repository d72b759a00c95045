package nnet.compiler.syntax.parse;

import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Expression;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.Token;
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
    Expression from = optional(tree.operation());
    NnetParser.SliceContext slice = tree.slice();
    if (slice == null) {
      return new Expression.Index.Part(from, null, null, false, span);
    }
    Expression to = optional(slice.operation());
    Expression step = slice.sliceStep() == null ? null : optional(slice.sliceStep().operation());
    warnOption(from, to, slice.start, span);
    return new Expression.Index.Part(from, to, step, true, span);
  }

  private @Nullable Expression optional(NnetParser.@Nullable OperationContext tree) {
    return tree == null ? null : expressions.operation(tree);
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
