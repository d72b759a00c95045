/**
 * What an editor asks about a text that is being written: answers as records that know no editor.
 * The same front end that compiles finds them; nothing here reads files, and nothing parses anew.
 */
@NullMarked
package nnet.compiler.ide;

import org.jspecify.annotations.NullMarked;
