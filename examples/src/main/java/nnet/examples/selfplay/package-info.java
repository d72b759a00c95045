/**
 * A network learns tic-tac-toe from games against itself. It comes from its jar; nothing here knows
 * how it is made, and nothing of the compiler is needed.
 */
@NullMarked
package nnet.examples.selfplay;

import org.jspecify.annotations.NullMarked;
