@NullMarked
package nnet.benchmarks.run;

import org.jspecify.annotations.NullMarked;
