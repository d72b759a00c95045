/**
 * A process in which one engine works when it is told to. What an engine is, and the conversation
 * with the runner over standard input and output. No engine and no statistics in here.
 */
@NullMarked
package nnet.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
