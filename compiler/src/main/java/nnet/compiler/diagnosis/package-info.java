/**
 * Where in the text a number began not to be finite: a step of training in the interpreter of the
 * graph. No files and no terminal.
 */
@NullMarked
package nnet.compiler.diagnosis;

import org.jspecify.annotations.NullMarked;
