package nnet.compiler.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.TypeSyntax;
import nnet.grammar.NnetParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Builds expressions and types from parse trees that are complete. */
final class ExpressionBuilder {
  /** How high a tree may grow by chains such as {@code a + a + a}, whoever walks it recurses. */
  private static final int HIGHEST = 1000;

  private final Places places;
  private final Diagnostics diagnostics;
  private final Literals literals;
  private final Operations operations;
  private int height;

  ExpressionBuilder(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.diagnostics = diagnostics;
    this.literals = new Literals(places, diagnostics);
    this.operations = new Operations(diagnostics);
  }

  Places places() {
    return places;
  }

  Expression expression(NnetParser.ExpressionContext tree) {
    if (tree.conditional() != null) {
      return conditional(tree.conditional());
    }
    return pipeline(tree.pipeline());
  }

  @Nullable Expression optional(NnetParser.@Nullable ExpressionContext tree) {
    return tree == null ? null : expression(tree);
  }

  private Expression conditional(NnetParser.ConditionalContext tree) {
    return new Expression.If(
        expression(tree.expression(0)),
        expression(tree.expression(1)),
        expression(tree.expression(2)),
        places.of(tree));
  }

  private Expression pipeline(NnetParser.PipelineContext tree) {
    List<NnetParser.PipeStageContext> stages = tree.pipeStage();
    if (!enter(stages.size(), tree)) {
      return new Expression.Broken(places.of(tree));
    }
    Expression value = operation(tree.operation());
    for (NnetParser.PipeStageContext stage : stages) {
      value = pipe(value, stage, places.of(tree.start).to(places.of(stage)));
    }
    height -= stages.size();
    return value;
  }

  private Expression pipe(Expression input, NnetParser.PipeStageContext tree, Span span) {
    if (new Stages(places, diagnostics).isRefused(tree, span)) {
      return new Expression.Broken(span);
    }
    Name label = tree.name() == null ? null : name(tree.name());
    Expression stage =
        tree.named() == null ? expression(tree.group().expression()) : named(tree.named());
    return new Expression.Pipe(input, label, stage, span);
  }

  private Expression named(NnetParser.NamedContext tree) {
    Expression value = new Expression.NameReference(name(tree.name(0)));
    for (NnetParser.NameContext member : tree.name().subList(1, tree.name().size())) {
      Name last = name(member);
      value = new Expression.Member(value, last, value.span().to(last.span()));
    }
    return tree.arguments() == null ? value : call(value, tree.arguments(), places.of(tree));
  }

  Expression operation(NnetParser.OperationContext tree) {
    List<NnetParser.ContinuationContext> rest = tree.continuation();
    int prefixes = prefixes(tree.operand());
    if (rest.isEmpty() && prefixes == 0) {
      return suffixed(tree.operand());
    }
    int growth = prefixes + rest.stream().mapToInt(c -> 1 + prefixes(c.operand())).sum();
    if (!enter(growth, tree)) {
      return new Expression.Broken(places.of(tree));
    }
    List<Operations.Element> chain = new ArrayList<>();
    operand(tree.operand(), chain);
    for (NnetParser.ContinuationContext next : rest) {
      if (next.type() != null) {
        chain.add(new Operations.Assertion(type(next.type()), places.of(next)));
      } else {
        chain.add(new Operations.Infix(next.operator().start, places.of(next.operator())));
        operand(next.operand(), chain);
      }
    }
    height -= growth;
    return operations.build(chain);
  }

  private static int prefixes(NnetParser.@Nullable OperandContext tree) {
    return tree == null ? 0 : tree.getChildCount() - 1 - tree.suffix().size();
  }

  private void operand(NnetParser.OperandContext tree, List<Operations.Element> chain) {
    for (int i = 0; i < prefixes(tree); i++) {
      if (tree.getChild(i) instanceof org.antlr.v4.runtime.tree.TerminalNode prefix) {
        chain.add(new Operations.Prefix(prefix.getSymbol(), places.of(prefix.getSymbol())));
      }
    }
    Span span = places.of(tree.primary().start).to(places.of(tree));
    chain.add(new Operations.Operand(suffixed(tree), span));
  }

  private Expression suffixed(NnetParser.OperandContext tree) {
    List<NnetParser.SuffixContext> suffixes = tree.suffix();
    if (!enter(suffixes.size(), tree)) {
      return new Expression.Broken(places.of(tree));
    }
    Expression value = primary(tree.primary());
    Span start = places.of(tree.primary());
    for (NnetParser.SuffixContext suffix : suffixes) {
      value = suffix(value, suffix, start.to(places.of(suffix)));
    }
    height -= suffixes.size();
    return value;
  }

  private Expression suffix(Expression base, NnetParser.SuffixContext tree, Span span) {
    if (tree.arguments() != null) {
      return call(base, tree.arguments(), span);
    }
    if (tree.index() != null) {
      return new Expression.Index(base, parts(tree.index()), span);
    }
    return new Expression.Member(base, name(tree.name()), span);
  }

  private Expression call(Expression function, NnetParser.ArgumentsContext tree, Span span) {
    warnContinued(tree, "calls");
    return new Expression.Call(function, arguments(tree), span);
  }

  private List<Expression.Index.Part> parts(NnetParser.IndexContext tree) {
    warnContinued(tree, "indexes");
    return tree.indexPart().stream()
        .map(part -> new IndexParts(this, diagnostics).part(part))
        .toList();
  }

  /** A bracket at the start of a line belongs to the line above, which looks like an accident. */
  private void warnContinued(ParserRuleContext tree, String verb) {
    Span open = places.of(tree.start);
    String before = open.file().lineText(open.line()).substring(0, open.column() - 1);
    if (before.isBlank() && open.line() > 1) {
      diagnostics.add(
          Diagnostic.warning(
                  Code.CONTINUED_LINE, open, "this bracket " + verb + " what ends the line above")
              .help("a statement never begins with a bracket; move it up if it is meant so"));
    }
  }

  private Expression primary(NnetParser.PrimaryContext tree) {
    if (tree.number() != null) {
      return literals.number(tree.number());
    }
    if (tree.string() != null) {
      return literals.string(tree.string());
    }
    if (tree.name() != null) {
      return new Expression.NameReference(name(tree.name()));
    }
    if (tree.group() != null) {
      return expression(tree.group().expression());
    }
    List<Expression> items = all(tree.list().expression(), this::expression);
    return new Expression.ListLiteral(items, places.of(tree));
  }

  Expression number(NnetParser.NumberContext tree) {
    return literals.number(tree);
  }

  Expression.StringLiteral string(NnetParser.StringContext tree) {
    return literals.string(tree);
  }

  Name name(ParserRuleContext tree) {
    return new Name(text(tree), places.of(tree));
  }

  /** Of a single word mostly, which need not be put together. */
  private static String text(ParserRuleContext tree) {
    return tree.start.equals(tree.stop) ? tree.start.getText() : tree.getText();
  }

  /** What is built of each, without what streams cost: whoever types waits for it. */
  static <A, B> List<B> all(List<A> trees, Function<A, B> built) {
    List<B> all = new ArrayList<>(trees.size());
    for (A tree : trees) {
      all.add(built.apply(tree));
    }
    return List.copyOf(all);
  }

  List<Argument> arguments(NnetParser.@Nullable ArgumentsContext tree) {
    return tree == null ? List.of() : all(tree.argument(), this::argument);
  }

  private Argument argument(NnetParser.ArgumentContext tree) {
    Name name = tree.name() == null ? null : name(tree.name());
    return new Argument(name, expression(tree.expression()), places.of(tree));
  }

  TypeSyntax type(NnetParser.TypeContext tree) {
    List<TypeSyntax.Dimension> dimensions =
        tree.typeDimension().isEmpty() ? null : all(tree.typeDimension(), this::dimension);
    boolean optional = tree.stop != null && tree.stop.getText().equals("?");
    return new TypeSyntax(
        name(tree.name()), arguments(tree.arguments()), dimensions, optional, places.of(tree));
  }

  @Nullable TypeSyntax optional(NnetParser.@Nullable TypeContext tree) {
    return tree == null ? null : type(tree);
  }

  private TypeSyntax.Dimension dimension(NnetParser.TypeDimensionContext tree) {
    return tree.expression() == null
        ? new TypeSyntax.Dimension.Leading(places.of(tree))
        : new TypeSyntax.Dimension.Size(expression(tree.expression()), places.of(tree));
  }

  /** Whether the tree may grow by so many levels; the caller gives them back. */
  private boolean enter(int levels, ParserRuleContext tree) {
    if (height + levels > HIGHEST) {
      diagnostics.add(SyntaxErrors.tooDeep(places.of(tree)));
      return false;
    }
    height += levels;
    return true;
  }
}
