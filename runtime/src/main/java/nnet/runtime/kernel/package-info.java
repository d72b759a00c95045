/**
 * The numeric kernels generated code calls, and their scalar form. Every kernel gives the same bits
 * on every machine, with every number of threads, cold or hot. Nothing in here knows of networks,
 * files or training, and nothing imports the Vector API: that is {@link
 * nnet.runtime.kernel.vector}'s alone.
 */
@NullMarked
package nnet.runtime.kernel;

import org.jspecify.annotations.NullMarked;
