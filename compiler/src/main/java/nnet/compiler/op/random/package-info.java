/** Draws: each is a function of its key and of where it is in the training. */
@NullMarked
package nnet.compiler.op.random;

import org.jspecify.annotations.NullMarked;
