/**
 * What is measured: the same words for every engine, and the same numbers to work on. Nothing of
 * how an engine does it, and no clocks.
 */
@NullMarked
package nnet.benchmarks.work;

import org.jspecify.annotations.NullMarked;
