package nnet.compiler.manual;

import java.util.List;
import nnet.compiler.resolve.Library;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;

/** A definition of the standard library, and what it says of itself. */
public record LibraryEntry(Definition definition) {

  /** All of them, in the order of the library's files. */
  public static List<LibraryEntry> all() {
    return Library.definitions().stream().map(LibraryEntry::new).toList();
  }

  public String name() {
    return definition.name().text();
  }

  /** The page it belongs to: the name of its file. */
  String page() {
    return definition.span().file().name().replaceFirst("^std/", "").replaceFirst("\\.nnet$", "");
  }

  public String prose() {
    return Comment.of(definition.documentation()).prose();
  }

  /** The lines of its example; empty where there is none. */
  public String exampleLines() {
    return Comment.of(definition.documentation()).example();
  }

  /** Its example as a file that can be compiled. */
  public SourceFile example() {
    return new SourceFile(name() + ".nnet", ExampleText.of(exampleLines()));
  }

  /** From its keyword to the end of its lists: how it is called. */
  public String signature() {
    Span span = definition.span();
    String head = span.text().substring(0, headEnd() - span.start());
    return unopened(withoutComment(head));
  }

  /** Without what begins its body. */
  private static String unopened(String head) {
    int end = head.length();
    while (end > 0 && "={ \t\r\n\f".indexOf(head.charAt(end - 1)) >= 0) {
      end--;
    }
    return head.substring(0, end);
  }

  /** Without its comment. */
  public String source() {
    return withoutComment(definition.span().text());
  }

  private int headEnd() {
    if (!definition.requirements().isEmpty()) {
      return definition.requirements().getFirst().span().start();
    }
    return switch (definition.body()) {
      case Body.Formula formula -> formula.value().span().start();
      case Body.Statements statements -> statements.block().span().start();
      case Body.Missing missing -> definition.span().end();
    };
  }

  private String withoutComment(String text) {
    return text.substring(Math.max(0, text.indexOf(definition.kind().word() + " ")));
  }
}
