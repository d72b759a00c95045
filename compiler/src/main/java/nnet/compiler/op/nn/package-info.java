/**
 * Primitives of neural networks: products, convolutions, pooling, softmax. Layers are not here:
 * those are written in the language.
 */
@NullMarked
package nnet.compiler.op.nn;

import org.jspecify.annotations.NullMarked;
