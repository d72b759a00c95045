package nnet.compiler.syntax.parse;

import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.SyntaxFile;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.CommonTokenStream;

/** Reads a file. Any text gives a tree; what could not be read is in it as {@code Broken}. */
public final class Parser {
  private Parser() {}

  public static SyntaxFile parse(SourceFile file, Diagnostics diagnostics) {
    return Parsed.of(file, diagnostics).syntax();
  }

  /** The syntax tree of what was read. */
  public static SyntaxFile build(Reading reading, Diagnostics diagnostics) {
    Places places = new Places(reading.file());
    return new SyntaxFile(
        reading.file(),
        new DeclarationBuilder(reading.tree(), reading.tokens(), places, diagnostics).build());
  }

  /** The parse tree and the tokens, comments included, for what works on the text itself. */
  public static Reading read(SourceFile file, Diagnostics diagnostics) {
    CommonTokenStream tokens = new TokenReader(file, diagnostics).read();
    SyntaxErrors errors = new SyntaxErrors(new Places(file), diagnostics);
    return new Reading(file, tokens, tree(tokens, errors));
  }

  static NnetParser.FileContext tree(CommonTokenStream tokens, SyntaxErrors errors) {
    NnetParser parser = new NnetParser(tokens);
    parser.removeErrorListeners();
    parser.setInterpreter(new Prediction(parser));
    parser.setErrorHandler(new Recovery(errors, tokens));
    return parser.file();
  }
}
