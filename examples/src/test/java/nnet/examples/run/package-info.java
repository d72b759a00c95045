/**
 * Runs emitted code for tests, in the vector form and in the scalar one. What is compared with what
 * is said by the tests, not here.
 */
@NullMarked
package nnet.examples.run;

import org.jspecify.annotations.NullMarked;
