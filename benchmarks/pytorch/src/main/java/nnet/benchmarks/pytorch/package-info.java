/** libtorch by its own Java API of JavaCPP, with the modules that its users would take. */
@NullMarked
package nnet.benchmarks.pytorch;

import org.jspecify.annotations.NullMarked;
