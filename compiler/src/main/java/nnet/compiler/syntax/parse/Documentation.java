package nnet.compiler.syntax.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nnet.grammar.NnetLexer;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** The {@code ///} lines above a declaration, further indentation kept. */
final class Documentation {
  private Documentation() {}

  static String before(Token declaration, CommonTokenStream tokens) {
    List<String> lines = new ArrayList<>();
    int line = declaration.getLine();
    for (int i = declaration.getTokenIndex() - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      if (token.getType() != NnetLexer.DOCUMENTATION || token.getLine() != line - 1) {
        break;
      }
      lines.add(text(token));
      line--;
    }
    Collections.reverse(lines);
    return String.join("\n", lines);
  }

  private static String text(Token line) {
    String text = line.getText().substring(3);
    return (text.startsWith(" ") ? text.substring(1) : text).stripTrailing();
  }
}
