/** OpenBLAS as the system has it, called without any copy: matrix products only. */
@NullMarked
package nnet.benchmarks.openblas;

import org.jspecify.annotations.NullMarked;
