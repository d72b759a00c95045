package nnet.compiler.syntax;

import java.math.BigDecimal;
import java.util.List;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** An expression. Parentheses are not kept, but spans include what they enclose. */
public sealed interface Expression {
  Span span();

  /** A number, exact as written; {@code integer} when it has neither point nor exponent. */
  record NumberLiteral(BigDecimal value, boolean integer, Span span) implements Expression {}

  /** The text between the quotes, escapes resolved. */
  record StringLiteral(String value, Span span) implements Expression {}

  /** A name; {@code true} and {@code false} are names too. */
  record NameReference(Name name) implements Expression {
    @Override
    public Span span() {
      return name.span();
    }
  }

  record ListLiteral(List<Expression> items, Span span) implements Expression {
    public ListLiteral {
      items = List.copyOf(items);
    }
  }

  /** {@code {"pattern": option: value, ...}}: options for what a pattern matches. */
  record MapLiteral(List<Entry> entries, Span span) implements Expression {
    public record Entry(StringLiteral pattern, List<Argument> options, Span span) {}

    public MapLiteral {
      entries = List.copyOf(entries);
    }
  }

  /** A bare argument list such as {@code (hidden: 3)}, the value of a setting. */
  record ArgumentList(List<Argument> arguments, Span span) implements Expression {
    public ArgumentList {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code from..to}, both ends included. */
  record RangeExpression(Expression from, Expression to, Span span) implements Expression {}

  record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {}

  record Binary(
      BinaryOperator operator, Expression left, Expression right, Span operatorSpan, Span span)
      implements Expression {}

  record If(Expression condition, Expression then, Expression otherwise, Span span)
      implements Expression {}

  /**
   * {@code input -> label: stage}. The stage is a {@link NameReference}, a {@link Call}, a {@link
   * Member} or a parenthesised expression.
   */
  record Pipe(Expression input, @Nullable Name label, Expression stage, Span span)
      implements Expression {}

  record Call(Expression function, List<Argument> arguments, Span span) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Index(Expression base, List<Part> parts, Span span) implements Expression {
    public Index {
      parts = List.copyOf(parts);
    }

    /** {@code i}, or with {@code slice} {@code from:to:step} where any of them may be left out. */
    public record Part(
        @Nullable Expression from,
        @Nullable Expression to,
        @Nullable Expression step,
        boolean slice,
        Span span) {

      /** Whether this keeps the axis as it is. */
      public boolean isWhole() {
        return slice && from == null && to == null && step == null;
      }
    }
  }

  record Member(Expression base, Name member, Span span) implements Expression {}

  /** {@code p as simplex(10)}: asserted, and checked on the first batch. */
  record As(Expression value, TypeSyntax type, Span span) implements Expression {}

  /** What could not be read; already reported, and never type-checked. */
  record Broken(Span span) implements Expression {}
}
