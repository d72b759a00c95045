/** Runs the examples of the reference manual: one of each layer, loss, optimizer and operator. */
@NullMarked
package nnet.examples.manual;

import org.jspecify.annotations.NullMarked;
