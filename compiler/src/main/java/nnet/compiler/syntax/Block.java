package nnet.compiler.syntax;

import java.util.List;
import nnet.compiler.source.Span;

/** Statements between braces. */
public record Block(List<Statement> statements, Span span) {
  public Block {
    statements = List.copyOf(statements);
  }
}
