package nnet.compiler.diagnostic;

import nnet.compiler.source.Span;

/** A replacement of text that resolves a diagnostic; an editor offers it as a quick fix. */
public record Fix(String title, Span span, String replacement) {}
