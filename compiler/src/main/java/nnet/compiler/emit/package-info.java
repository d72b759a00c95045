/**
 * Writes a planned program as readable Java, compiles it and packs the jar. How a graph is changed
 * before is no business of this package.
 */
@NullMarked
package nnet.compiler.emit;

import org.jspecify.annotations.NullMarked;
