/** Primitives that reduce axes to one value. */
@NullMarked
package nnet.compiler.op.reduce;

import org.jspecify.annotations.NullMarked;
