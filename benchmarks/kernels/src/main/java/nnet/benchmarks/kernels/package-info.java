/** Kernels of the runtime one by one, under JMH; {@code ./nnet-bench kernels} starts it. */
@NullMarked
package nnet.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
