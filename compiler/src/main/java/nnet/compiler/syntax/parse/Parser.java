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
    return build(read(file, diagnostics), diagnostics);
  }

  /** The syntax tree of what was read. */
  public static SyntaxFile build(Reading reading, Diagnostics diagnostics) {
    return new DeclarationBuilder(reading, diagnostics).build();
  }

  /** The parse tree and the tokens, comments included, for what works on the text itself. */
  public static Reading read(SourceFile file, Diagnostics diagnostics) {
    CommonTokenStream tokens = new TokenReader(file, diagnostics).read();
    NnetParser parser = new NnetParser(tokens);
    parser.removeErrorListeners();
    parser.setInterpreter(new Prediction(parser));
    SyntaxErrors errors = new SyntaxErrors(new Places(file), diagnostics);
    parser.setErrorHandler(new Recovery(errors, tokens));
    return new Reading(file, tokens, parser.file());
  }
}
