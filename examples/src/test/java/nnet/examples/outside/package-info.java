/**
 * Numbers from another implementation: the cases of {@code ../shared/reference}, where that folder
 * is there. What a case is in the language is a line of a file in {@code cases}.
 */
@NullMarked
package nnet.examples.outside;

import org.jspecify.annotations.NullMarked;
