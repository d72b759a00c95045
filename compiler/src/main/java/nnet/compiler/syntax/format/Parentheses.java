package nnet.compiler.syntax.format;

import java.util.TreeMap;
import nnet.compiler.syntax.parse.Reading;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Adds the parentheses that show how far an {@code if} reaches, where it holds another or a
 * pipeline.
 */
final class Parentheses {
  private final TreeMap<Integer, String> insertions = new TreeMap<>();

  private Parentheses() {}

  static String added(Reading reading) {
    Parentheses parentheses = new Parentheses();
    parentheses.visit(reading.tree());
    StringBuilder text = new StringBuilder(reading.file().text());
    parentheses.insertions.descendingMap().forEach((at, sign) -> text.insert(at, sign));
    return text.toString();
  }

  private void visit(ParseTree tree) {
    if (tree instanceof NnetParser.ConditionalContext conditional) {
      for (int i = 0; i < 3; i++) {
        NnetParser.ExpressionContext part = conditional.expression(i);
        boolean pipes = part.pipeline() != null && !part.pipeline().pipeStage().isEmpty();
        if (part.conditional() != null || (i == 2 && pipes)) {
          insertions.merge(part.start.getStartIndex(), "(", String::concat);
          insertions.merge(part.stop.getStopIndex() + 1, ")", String::concat);
        }
      }
    }
    for (int i = 0; i < tree.getChildCount(); i++) {
      visit(tree.getChild(i));
    }
  }
}
