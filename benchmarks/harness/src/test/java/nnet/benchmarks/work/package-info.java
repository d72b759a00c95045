@NullMarked
package nnet.benchmarks.work;

import org.jspecify.annotations.NullMarked;
