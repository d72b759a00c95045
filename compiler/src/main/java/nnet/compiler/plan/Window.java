package nnet.compiler.plan;

import nnet.compiler.graph.Value;

/**
 * A value that is a column range of a wider one, read and written where it stands in its rows.
 *
 * @param whole the wider value
 * @param from the first of its columns
 * @param stride from one row to the next: the columns of the whole
 */
public record Window(Value whole, int from, int stride) {}
