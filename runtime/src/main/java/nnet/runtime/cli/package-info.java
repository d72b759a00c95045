/**
 * The program that a compiled network comes with: one file for each command. Reading arguments,
 * choosing files, printing; whatever computes lives in the other packages.
 */
@NullMarked
package nnet.runtime.cli;

import org.jspecify.annotations.NullMarked;
