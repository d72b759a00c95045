/**
 * The elementary functions of float32 as straight-line programs, the one definition from which
 * their scalar form, their vector form and the text in emitted loops are printed. Nothing here
 * computes a value: kernels use the printed forms.
 */
@NullMarked
package nnet.runtime.kernel.formula;

import org.jspecify.annotations.NullMarked;
