/** DJL on its build of libtorch, with its own blocks, losses and optimizers. */
@NullMarked
package nnet.benchmarks.djl;

import org.jspecify.annotations.NullMarked;
