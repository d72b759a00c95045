package nnet.compiler.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.SourceFile;
import nnet.grammar.NnetLexer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/** From text to the tokens the parser sees: faults are reported, gaps marked, misspellings read. */
final class TokenReader {
  private final SourceFile file;
  private final Diagnostics diagnostics;

  TokenReader(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  CommonTokenStream read() {
    List<CommonToken> tokens = lex();
    Places places = new Places(file);
    new FaultyTokens(places, diagnostics).report(tokens);
    new Spelling(places, diagnostics).repair(visible(tokens));
    tokens = new Braces(places, diagnostics).balance(tokens);
    tokens = new MissingValues().mark(tokens);
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens, file.name()));
    stream.fill();
    return stream;
  }

  private List<CommonToken> lex() {
    NnetLexer lexer = new NnetLexer(new Utf16Stream(file.text(), file.name()));
    lexer.removeErrorListeners(); // UNKNOWN takes every character: the lexer has no errors
    List<CommonToken> tokens = new ArrayList<>();
    CommonToken token;
    do {
      token = new CommonToken(lexer.nextToken());
      tokens.add(token);
    } while (token.getType() != Token.EOF);
    return tokens;
  }

  static List<CommonToken> visible(List<CommonToken> tokens) {
    return tokens.stream().filter(Words::isVisible).toList();
  }

  /** A token without text behind {@code before}, made up to mark what is missing there. */
  static CommonToken mark(int type, Token before) {
    CommonToken mark = new CommonToken(type, "");
    mark.setLine(before.getLine());
    mark.setCharPositionInLine(before.getCharPositionInLine());
    mark.setStartIndex(before.getStopIndex() + 1);
    mark.setStopIndex(before.getStopIndex());
    return mark;
  }
}
