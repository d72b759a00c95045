/** Source text: files, positions and spans. Nothing here knows what the text means. */
@NullMarked
package nnet.compiler.source;

import org.jspecify.annotations.NullMarked;
