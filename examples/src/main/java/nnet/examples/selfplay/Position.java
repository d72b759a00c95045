package nnet.examples.selfplay;

/**
 * A position of a game that is over: a row to learn from.
 *
 * @param visits how often the search has looked at each move
 * @param result 1 if whoever moved has won, -1 if lost
 */
record Position(Board board, int[] visits, int result) {}
