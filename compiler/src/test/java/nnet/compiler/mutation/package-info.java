/**
 * Derivative rules made wrong on purpose, one change at a time: a rule is tested only if every such
 * mutant is noticed. What is right is not said here but by forward mode.
 */
@NullMarked
package nnet.compiler.mutation;

import org.jspecify.annotations.NullMarked;
