/**
 * Random networks: texts drawn from the constructs there are, compiled and checked. What a network
 * computes is compared here only with itself in other forms; numbers from outside are elsewhere.
 */
@NullMarked
package nnet.examples.random;

import org.jspecify.annotations.NullMarked;
