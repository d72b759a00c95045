package nnet.compiler.mutation;

import nnet.compiler.graph.Region;

/**
 * A region with one change.
 *
 * @param change where and what, such as {@code multiply#2: factor 0 dropped}
 */
record Mutant(String change, Region region) {}
