package nnet.compiler.syntax.parse;

import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.ParserRuleContext;

/** Refuses what follows the stage of a pipeline, and says what to write instead. */
final class Stages {
  private final Places places;
  private final Diagnostics diagnostics;

  Stages(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.diagnostics = diagnostics;
  }

  /**
   * @param span from the start of the pipeline to the end of this stage
   */
  boolean isRefused(NnetParser.PipeStageContext tree, Span span) {
    NnetParser.NamedContext named = tree.named();
    if (named != null && named.index() != null) {
      return refuse(named.index(), span);
    }
    if (named != null && !named.suffix().isEmpty()) {
      return refuseSuffix(named.suffix(0), tree, span);
    }
    if (!tree.suffix().isEmpty()) {
      return refuseSuffix(tree.suffix(0), tree, span);
    }
    return !tree.continuation().isEmpty() && refuse(tree.continuation(0), span);
  }

  private boolean refuseSuffix(
      NnetParser.SuffixContext suffix, NnetParser.PipeStageContext stage, Span span) {
    if (suffix.arguments() == null) {
      return refuse(suffix, span);
    }
    Span second = places.of(suffix);
    String both = places.of(stage).text();
    String one = before(span, second);
    diagnostics.add(
        Diagnostic.error(Code.PIPE_PRECEDENCE, second, "a stage takes one list, its options")
            .help("write `%s`, or `-> (%s)` if that gives a layer".formatted(one, both)));
    return true;
  }

  private boolean refuse(ParserRuleContext rest, Span span) {
    Span at = places.of(rest);
    String first = before(span, at);
    String gap = at.start() > span.start() + first.length() ? " " : "";
    String fixed = "(" + first + ")" + gap + at.text();
    Span head = new Span(at.file(), span.start(), span.start() + first.length());
    diagnostics.add(
        Diagnostic.error(
                Code.PIPE_PRECEDENCE,
                places.of(rest.start),
                "`" + rest.start.getText() + "` cannot follow a stage of a pipeline")
            .help("write `" + fixed + "`")
            .fix("put the pipeline in parentheses", head, "(" + first + ")"));
    return true;
  }

  private static String before(Span whole, Span rest) {
    return whole.file().text().substring(whole.start(), rest.start()).stripTrailing();
  }
}
