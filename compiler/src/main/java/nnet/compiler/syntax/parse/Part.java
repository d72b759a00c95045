package nnet.compiler.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * What is read by itself: a declaration with the comments above it, and all that stands before the
 * next one. What is wrong in one part spoils no other.
 *
 * @param end what stands behind it, as the end of a file
 */
record Part(List<CommonToken> tokens, CommonToken end) {

  /** The parts of a file, from its tokens to the end of the file. */
  static List<Part> of(List<CommonToken> tokens) {
    List<CommonToken> visible = TokenReader.visible(tokens);
    List<Part> parts = new ArrayList<>();
    int begin = 0;
    int behind = 0; // the last visible token
    int at = 0;
    for (int i = 0; i < tokens.size() - 1; i++) {
      CommonToken token = tokens.get(i);
      if (Words.isVisible(token)) {
        if (at > 0 && Braces.beginsDeclaration(visible, at)) {
          parts.add(new Part(tokens.subList(begin, behind), end(token)));
          begin = behind;
        }
        at++;
        behind = i + 1;
      }
    }
    parts.add(new Part(tokens.subList(begin, tokens.size() - 1), tokens.getLast()));
    return parts;
  }

  private static CommonToken end(CommonToken next) {
    CommonToken end = new CommonToken(next);
    end.setType(Token.EOF);
    return end;
  }
}
