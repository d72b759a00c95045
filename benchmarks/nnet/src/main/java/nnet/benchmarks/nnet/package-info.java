/**
 * nnet as an engine: the {@code .nnet} files of the benchmarks, compiled as any user's, run on the
 * runtime.
 */
@NullMarked
package nnet.benchmarks.nnet;

import org.jspecify.annotations.NullMarked;
