package nnet.compiler.ide;

import nnet.compiler.source.Span;

/** What is known of a piece of text, in Markdown. */
public record Hover(String markdown, Span span) {}
