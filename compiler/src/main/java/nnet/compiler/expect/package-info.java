/**
 * Computes what the tests of a file expect, with the float64 interpreter. Compiling and training a
 * network is left to who asks, so that nothing here touches files or prints.
 */
@NullMarked
package nnet.compiler.expect;

import org.jspecify.annotations.NullMarked;
