package nnet.compiler.syntax;

import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** An argument of a call, by position ({@code name} is null) or by name. */
public record Argument(@Nullable Name name, Expression value, Span span) {}
