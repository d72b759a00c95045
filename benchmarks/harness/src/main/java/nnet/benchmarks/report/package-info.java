/** Numbers into words: medians, spreads, ratios, tables. No processes and no clocks. */
@NullMarked
package nnet.benchmarks.report;

import org.jspecify.annotations.NullMarked;
