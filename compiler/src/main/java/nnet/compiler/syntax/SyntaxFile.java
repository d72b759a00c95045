package nnet.compiler.syntax;

import java.util.List;
import nnet.compiler.source.SourceFile;

/** A whole file: its declarations in order; the broken ones are {@link Declaration.Broken}. */
public record SyntaxFile(SourceFile source, List<Declaration> declarations) {
  public SyntaxFile {
    declarations = List.copyOf(declarations);
  }
}
