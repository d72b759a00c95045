/** Deeplearning4j on ND4J's native backend, with its own layers. */
@NullMarked
package nnet.benchmarks.deeplearning4j;

import org.jspecify.annotations.NullMarked;
