/**
 * Elementwise primitives: arithmetic, functions of one number, comparisons and choices. Nothing
 * here moves elements or reduces axes.
 */
@NullMarked
package nnet.compiler.op.math;

import org.jspecify.annotations.NullMarked;
