/** Every example is compiled, trained and checked; what was promised of them is measured here. */
@NullMarked
package nnet.examples;

import org.jspecify.annotations.NullMarked;
