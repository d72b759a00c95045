package nnet.compiler.syntax.parse;

import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.BinaryOperator;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.syntax.UnaryOperator;
import org.antlr.v4.runtime.Token;

/** Gives a flat chain of operands and operators its structure, by the table of precedences. */
final class Operations {
  /** One part of a chain, in the order of the text. */
  sealed interface Element {
    Span span();
  }

  record Operand(Expression value, Span span) implements Element {}

  record Prefix(Token token, Span span) implements Element {}

  record Infix(Token token, Span span) implements Element {}

  record Assertion(TypeSyntax type, Span span) implements Element {}

  private final Diagnostics diagnostics;

  Operations(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  Expression build(List<Element> chain) {
    return new Climb(chain).operand(Precedence.LOOSEST).value();
  }

  /** Precedence climbing over one chain. */
  private final class Climb {
    private final List<Element> chain;
    private int at;

    Climb(List<Element> chain) {
      this.chain = chain;
    }

    /** The longest operand from here whose operators are at least as tight as {@code loosest}. */
    Operand operand(Precedence loosest) {
      Operand left = prefixed(loosest);
      Precedence built = Precedence.TIGHTEST;
      while (at < chain.size() && precedence().compareTo(loosest) >= 0) {
        Precedence level = precedence();
        if (level == built && !level.chains()) {
          left = refuseChain(left, level);
        } else {
          left = extend(left, level);
        }
        built = level;
      }
      return left;
    }

    private Precedence precedence() {
      return chain.get(at) instanceof Infix infix
          ? Precedence.of(infix.token().getText())
          : Precedence.ASSERTION;
    }

    private Operand prefixed(Precedence loosest) {
      Element element = chain.get(at++);
      if (!(element instanceof Prefix prefix)) {
        return (Operand) element;
      }
      boolean not = prefix.token().getText().equals("not");
      Precedence own = not ? Precedence.NEGATION : Precedence.SIGN;
      if (not && loosest.compareTo(Precedence.NEGATION) > 0) {
        refuseNot(prefix.span());
      }
      Operand inner = operand(own);
      UnaryOperator operator = not ? UnaryOperator.NOT : UnaryOperator.NEGATE;
      Span span = prefix.span().to(inner.span());
      return new Operand(new Expression.Unary(operator, inner.value(), span), span);
    }

    private Operand extend(Operand left, Precedence level) {
      Element element = chain.get(at++);
      if (element instanceof Assertion assertion) {
        Span span = left.span().to(assertion.span());
        return new Operand(new Expression.As(left.value(), assertion.type(), span), span);
      }
      Operand right = operand(level.ofRightOperand());
      Span span = left.span().to(right.span());
      return new Operand(join(left.value(), element, right.value(), span), span);
    }

    private Expression join(Expression left, Element element, Expression right, Span span) {
      Optional<BinaryOperator> operator = Precedence.operator(element.span().text());
      return operator.isPresent()
          ? new Expression.Binary(operator.get(), left, right, element.span(), span)
          : new Expression.RangeExpression(left, right, span);
    }

    private Operand refuseChain(Operand left, Precedence level) {
      Element operator = chain.get(at++);
      Operand right = operand(level.ofRightOperand());
      Span span = left.span().to(right.span());
      diagnostics.add(
          level == Precedence.RANGE
              ? Diagnostic.error(Code.SYNTAX, operator.span(), "a range has two ends")
              : chained(left, operator, right));
      return new Operand(new Expression.Broken(span), span);
    }

    private Diagnostic chained(Operand left, Element operator, Operand right) {
      String middle = middle(left);
      Diagnostic found =
          Diagnostic.error(Code.CHAINED_COMPARISON, operator.span(), "comparisons do not chain")
              .help(
                  "write `%s and %s %s %s`"
                      .formatted(
                          span(left).text(),
                          middle.isEmpty() ? "..." : middle,
                          operator.span().text(),
                          span(right).text()));
      int end = span(left).end();
      return middle.isEmpty()
          ? found
          : found.fix("compare twice", new Span(span(left).file(), end, end), " and " + middle);
    }

    /** The right side of the comparison before. */
    private String middle(Operand left) {
      return left.value() instanceof Expression.Binary comparison
          ? new Span(span(left).file(), comparison.operatorSpan().end(), span(left).end())
              .text()
              .strip()
          : "";
    }

    private Span span(Operand operand) {
      return operand.span();
    }

    private void refuseNot(Span span) {
      diagnostics.add(
          Diagnostic.error(Code.SYNTAX, span, "`not` is looser than the operator before it")
              .help("put `not ...` in parentheses"));
    }
  }
}
