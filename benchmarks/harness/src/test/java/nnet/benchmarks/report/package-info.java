@NullMarked
package nnet.benchmarks.report;

import org.jspecify.annotations.NullMarked;
