/**
 * The command line: one file for each command, and what all of them share. Commons CLI is used only
 * here. What a command does with a network belongs to the compiler or to the runtime.
 */
@NullMarked
package nnet.compiler.cli;

import org.jspecify.annotations.NullMarked;
