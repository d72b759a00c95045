package nnet.compiler.op;

/** An operator that is emitted as a call of a runtime kernel. */
public non-sealed interface Kernel extends Primitive, Primitive.Emitted {}
