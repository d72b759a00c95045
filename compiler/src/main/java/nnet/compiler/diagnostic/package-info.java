/**
 * What the compiler tells its user: diagnostics as data, their collection and rendering. No rule
 * that decides whether something is wrong belongs here.
 */
@NullMarked
package nnet.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
