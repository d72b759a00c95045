package nnet.compiler.syntax;

import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** {@code requires condition: "message with {option}"}. */
public record Requirement(
    Expression condition, Expression.@Nullable StringLiteral message, Span span) {}
