/**
 * What goes wrong in training, and where in the file it began: numbers that are none, gradients
 * that vanish or explode, units that are dead, memory that does not suffice. It looks on and never
 * changes a result.
 */
@NullMarked
package nnet.runtime.diagnosis;

import org.jspecify.annotations.NullMarked;
