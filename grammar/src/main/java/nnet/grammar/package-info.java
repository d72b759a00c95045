/** The parser generated from {@code Nnet.g4}. Nothing written by hand belongs here. */
package nnet.grammar;
