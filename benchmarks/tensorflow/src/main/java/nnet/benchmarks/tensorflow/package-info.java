/** TensorFlow Java: graphs with the derivatives of its own library, run by a session. */
@NullMarked
package nnet.benchmarks.tensorflow;

import org.jspecify.annotations.NullMarked;
