package nnet.compiler.syntax.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.syntax.parse.Reading;
import org.antlr.v4.runtime.Token;

/** The pieces of a file in order, found by their tokens. */
final class Pieces {
  private final List<Piece> all = new ArrayList<>();
  private final Map<Integer, Integer> positions = new HashMap<>();

  Pieces(Reading reading) {
    for (Token token : reading.tokens().getTokens()) {
      if (token.getType() != Token.EOF) {
        positions.put(token.getTokenIndex(), all.size());
        all.add(new Piece(token));
      }
    }
  }

  List<Piece> all() {
    return all;
  }

  Piece of(Token token) {
    return all.get(position(token));
  }

  int position(Token token) {
    Integer position = positions.get(token.getTokenIndex());
    if (position == null) {
      throw new IllegalArgumentException("not a piece: " + token);
    }
    return position;
  }
}
