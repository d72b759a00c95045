/**
 * Types of tensors: dimensions with exact arithmetic, shapes, element types with ranges and their
 * unification. Nothing here knows syntax, graphs or operators.
 */
@NullMarked
package nnet.compiler.type;

import org.jspecify.annotations.NullMarked;
