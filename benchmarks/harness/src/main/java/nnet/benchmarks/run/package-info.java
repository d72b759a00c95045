/**
 * The runner: it starts a process for each engine, has them work in turns, and writes down what
 * they took and what else the machine was doing.
 */
@NullMarked
package nnet.benchmarks.run;

import org.jspecify.annotations.NullMarked;
