package nnet.compiler.ide;

import nnet.compiler.source.Span;

/** A piece of text in the place of another. */
public record Edit(Span span, String text) {}
