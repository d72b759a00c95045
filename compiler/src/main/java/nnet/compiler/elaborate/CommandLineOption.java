package nnet.compiler.elaborate;

import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Name;

/** An option of a network as {@code --set name=value} gives it. */
final class CommandLineOption {
  private CommandLineOption() {}

  static Argued of(String name, String text) {
    SourceFile source = new SourceFile("--set " + name + "=" + text, text);
    Span span = new Span(source, 0, text.length());
    Item item =
        switch (text) {
          case "true" -> new Item.Flag(true);
          case "false" -> new Item.Flag(false);
          default -> number(text, span);
        };
    return new Argued(item, span);
  }

  private static Item number(String text, Span span) {
    try {
      return new Item.Exact(Ratio.of(new java.math.BigDecimal(text)));
    } catch (NumberFormatException e) {
      return new Item.Word(new Name(text, span));
    }
  }
}
