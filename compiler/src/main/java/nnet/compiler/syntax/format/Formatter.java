package nnet.compiler.syntax.format;

import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.parse.Parser;
import nnet.compiler.syntax.parse.Reading;

/**
 * Lays a file out: four columns a block, one space around operators, at most one blank line. The
 * user's line breaks inside statements stay and their continuations are indented; columns that the
 * user aligned on neighbouring lines stay aligned.
 */
public final class Formatter {
  private Formatter() {}

  /** The formatted text, or the text itself where it has syntax errors. */
  public static String format(SourceFile file) {
    Diagnostics diagnostics = new Diagnostics();
    Reading reading = Parser.read(file, diagnostics);
    Parser.build(reading, diagnostics);
    if (diagnostics.hasErrors()) {
      return file.text();
    }
    String clear = Parentheses.added(reading);
    if (!clear.equals(file.text())) {
      reading = Parser.read(new SourceFile(file.name(), clear), new Diagnostics());
    }
    Pieces pieces = new Pieces(reading);
    new Annotator(pieces).annotate(reading.tree());
    return new Printer(pieces.all()).print();
  }
}
