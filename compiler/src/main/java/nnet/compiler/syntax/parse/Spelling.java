package nnet.compiler.syntax.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.diagnostic.Suggestion;
import nnet.grammar.NnetLexer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Finds misspelt keywords: an identifier that begins a line and stands before a name or a literal
 * begins nothing in the language. The parser then reads the keyword that was meant.
 */
final class Spelling {
  private final Places places;
  private final Diagnostics diagnostics;

  Spelling(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.diagnostics = diagnostics;
  }

  void repair(List<CommonToken> tokens) {
    int depth = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      CommonToken token = tokens.get(i);
      depth += depthChange(token);
      if (token.getType() == NnetLexer.IDENTIFIER && beginsStatement(tokens, i)) {
        boolean outside = depth == 0 || token.getCharPositionInLine() == 0;
        repair(token, tokens.get(i + 1), outside ? Words.DECLARATIONS : Words.STATEMENTS);
      }
    }
  }

  private static int depthChange(Token token) {
    return switch (token.getType()) {
      case NnetLexer.LEFT_BRACE -> 1;
      case NnetLexer.RIGHT_BRACE -> -1;
      default -> 0;
    };
  }

  private static boolean beginsStatement(List<CommonToken> tokens, int i) {
    Token token = tokens.get(i);
    Token next = tokens.get(i + 1);
    boolean name = Words.isName(next) && !Words.isInfix(next);
    if (next.getLine() != token.getLine() || !(name || literal(next))) {
      return false;
    }
    Token before = i == 0 ? null : tokens.get(i - 1);
    return before == null
        || before.getType() == NnetLexer.LEFT_BRACE
        || (before.getLine() < token.getLine()
            && MissingValues.endsExpression(before)
            && !Words.isInfix(before));
  }

  private static boolean literal(Token token) {
    return Words.isText(token) || Words.isNumber(token);
  }

  private void repair(CommonToken token, Token next, Collection<Integer> keywords) {
    List<Integer> near = new ArrayList<>();
    for (int keyword : keywords) {
      if (isNear(token.getText(), Words.text(keyword))) {
        near.add(keyword);
      }
    }
    if (near.size() == 1) {
      String meant = Words.text(near.getFirst());
      diagnostics.add(
          Diagnostic.error(
                  Code.MISSPELT_KEYWORD,
                  places.of(token),
                  "`" + token.getText() + " " + next.getText() + "` begins nothing")
              .help("did you mean `" + meant + "`?")
              .fix("write " + meant, places.of(token), meant));
      token.setType(near.getFirst());
    }
  }

  private static boolean isNear(String text, String keyword) {
    String lower = text.toLowerCase(Locale.ROOT);
    int allowed = keyword.length() <= 4 ? 1 : 2;
    return Math.abs(lower.length() - keyword.length()) <= allowed
        && Suggestion.distance(lower, keyword) <= allowed;
  }
}
