/**
 * The reference manual: what the standard library and the operators say of themselves, as pages. It
 * only reads; nothing is listed here.
 */
@NullMarked
package nnet.compiler.manual;

import org.jspecify.annotations.NullMarked;
