@NullMarked
package nnet.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
