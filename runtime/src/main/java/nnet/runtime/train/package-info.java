/**
 * Training and evaluation: epochs, phases, optimizers' updates, early stopping, the record of it
 * all. It shows nothing and writes no files; who listens does.
 */
@NullMarked
package nnet.runtime.train;

import org.jspecify.annotations.NullMarked;
