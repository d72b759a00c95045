/**
 * Texts of tokens from a compiled network: it is run again and again, and what comes out goes in.
 * Nothing here knows what a token stands for.
 */
@NullMarked
package nnet.runtime.generate;

import org.jspecify.annotations.NullMarked;
