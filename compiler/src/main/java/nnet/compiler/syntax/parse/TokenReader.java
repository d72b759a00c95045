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

  /** The whole file. */
  CommonTokenStream read() {
    List<Part> parts = parts();
    Braces braces = new Braces(new Places(file), diagnostics);
    List<CommonToken> tokens = new ArrayList<>();
    parts.forEach(part -> tokens.addAll(braces.balance(part.tokens())));
    tokens.add(parts.getLast().end());
    return stream(tokens);
  }

  /** One part of it. */
  CommonTokenStream read(Part part) {
    List<CommonToken> tokens = new ArrayList<>();
    tokens.addAll(new Braces(new Places(file), diagnostics).balance(part.tokens()));
    tokens.add(part.end());
    return stream(tokens);
  }

  private CommonTokenStream stream(List<CommonToken> tokens) {
    List<CommonToken> marked = new MissingValues().mark(tokens);
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(marked, file.name()));
    stream.fill();
    return stream;
  }

  /** What is read by itself, in the order of the text. */
  List<Part> parts() {
    return parts(0, file.text().length());
  }

  /** The same of a range of the file that begins and ends between two of them. */
  List<Part> parts(int start, int end) {
    List<CommonToken> tokens = lex(start, end);
    Places places = new Places(file);
    new FaultyTokens(places, diagnostics).report(tokens);
    new Spelling(places, diagnostics).repair(visible(tokens));
    return Part.of(tokens);
  }

  private List<CommonToken> lex(int start, int end) {
    NnetLexer lexer = new NnetLexer(new Utf16Stream(file, start, end));
    lexer.removeErrorListeners(); // UNKNOWN takes every character: the lexer has no errors
    lexer.setLine(file.line(start));
    lexer.setCharPositionInLine(file.column(start) - 1);
    List<CommonToken> tokens = new ArrayList<>();
    CommonToken token;
    do {
      token = alone(lexer.nextToken());
      tokens.add(token);
    } while (token.getType() != Token.EOF);
    return tokens;
  }

  /** A token that keeps its own text, not the whole file. */
  private static CommonToken alone(Token token) {
    CommonToken copy = new CommonToken(token.getType(), token.getText());
    copy.setChannel(token.getChannel());
    copy.setLine(token.getLine());
    copy.setCharPositionInLine(token.getCharPositionInLine());
    copy.setStartIndex(token.getStartIndex());
    copy.setStopIndex(token.getStopIndex());
    return copy;
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
