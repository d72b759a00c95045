package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;

/** Inlay hints: the shape after each stage of a pipeline, types of names, numbers of parameters. */
public final class Hints {
  private static final int SHOWN = 2;

  private final Analysis analysis;
  private final List<Hint> hints = new ArrayList<>();

  /** Where parameters are told already: a name has the place of the reference to it. */
  private final Set<Integer> counted = new HashSet<>();

  private Hints(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Those that stand within a range of the text. */
  public static List<Hint> of(Analysis analysis, Span range) {
    Hints hints = new Hints(analysis);
    analysis.tree().each(node -> hints.add(node.part()));
    return hints.hints.stream()
        .filter(hint -> range.start() <= hint.offset() && hint.offset() <= range.end())
        .sorted(Comparator.comparingInt(Hint::offset).thenComparing(Hint::kind))
        .toList();
  }

  private void add(Object part) {
    switch (part) {
      case Expression.Pipe pipe -> shape(pipe.span());
      case Statement.Assign assign
          when assign.targets().size() == 1
              && assign.type() == null
              && !(assign.value() instanceof Expression.Pipe) ->
          type(assign.targets().getFirst().span(), assign.value().span());
      case Statement.Output output
          when output.type() == null
              && output.value() != null
              && !(output.value() instanceof Expression.Pipe) ->
          type(output.name().span(), output.value().span());
      default -> {}
    }
    if (part instanceof Expression expression) {
      parameters(expression.span());
    }
  }

  private void shape(Span pipe) {
    tensors(pipe, Hint.Kind.SHAPE, pipe.end());
  }

  private void type(Span name, Span value) {
    tensors(value, Hint.Kind.TYPE, name.end());
  }

  private void tensors(Span value, Hint.Kind kind, int offset) {
    List<Seen> seen = analysis.seen(value).stream().filter(Seen::isTensor).toList();
    if (!seen.isEmpty()) {
      hints.add(new Hint(kind, offset, ": " + brief(seen), all(seen)));
    }
  }

  private static String brief(List<Seen> seen) {
    String some = seen.stream().limit(SHOWN).map(Seen::brief).collect(Collectors.joining(" | "));
    return seen.size() > SHOWN ? some + " ..." : some;
  }

  private static String all(List<Seen> seen) {
    return seen.stream().map(each -> "`" + each.text() + "`").collect(Collectors.joining("  \n"));
  }

  private void parameters(Span stage) {
    List<Long> counts = analysis.parameters(stage);
    if (!counts.isEmpty() && counted.add(stage.end())) {
      String label = Counts.brief(counts) + " params";
      hints.add(new Hint(Hint.Kind.PARAMETERS, stage.end(), label, Counts.all(counts)));
    }
  }

  /** Kinds that a user wants to see. */
  public static List<Hint> only(List<Hint> hints, Set<Hint.Kind> wanted) {
    return hints.stream().filter(hint -> wanted.contains(hint.kind())).toList();
  }
}
