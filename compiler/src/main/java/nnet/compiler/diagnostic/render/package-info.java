/**
 * Diagnostics as text: for people with excerpts of the source, one line each for tools, JSON for
 * programs. Nothing here decides what is said, only how it looks.
 */
@NullMarked
package nnet.compiler.diagnostic.render;

import org.jspecify.annotations.NullMarked;
