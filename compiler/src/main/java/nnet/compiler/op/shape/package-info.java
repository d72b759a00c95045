/** Primitives that move elements without computing with them, and lookups by index. */
@NullMarked
package nnet.compiler.op.shape;

import org.jspecify.annotations.NullMarked;
