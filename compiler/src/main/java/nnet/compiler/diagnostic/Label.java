package nnet.compiler.diagnostic;

import nnet.compiler.source.Span;

/** A remark that points at a place: where a shape came from, what was declared there. */
public record Label(Span span, String text) {}
