/** Diagnostics as users meet them: files that say in themselves what is wrong with them. */
package nnet.compiler.golden;
