/**
 * Whether a compiled network computes the derivatives of its losses: derived gradients against
 * forward mode and differences in float64, and the emitted float32 code against the float64
 * interpreter. Reading files and printing is not done here.
 */
@NullMarked
package nnet.compiler.gradcheck;

import org.jspecify.annotations.NullMarked;
