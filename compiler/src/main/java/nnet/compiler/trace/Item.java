package nnet.compiler.trace;

/** What a section holds. */
public sealed interface Item permits Line, Block {}
