package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.TestCase.Computed;
import nnet.compiler.elaborate.TestCase.Expectation;
import nnet.compiler.elaborate.TestCase.Operand;
import nnet.compiler.graph.Result;
import nnet.compiler.op.Tensor;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.resolve.Imports;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.BinaryOperator;
import nnet.compiler.syntax.Block;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Turns {@code test} declarations into what can be computed. */
public final class TestElaboration implements Bodies.Special {
  private static final double USUAL_TOLERANCE = 1e-6;

  private final Definitions definitions;
  private final Diagnostics diagnostics;
  private final Declaration.Test test;
  private final Elaborator elaborator;
  private final Definition owner;
  private final Activation activation;
  private final List<Expectation> expectations = new ArrayList<>();

  TestElaboration(Definitions definitions, Diagnostics diagnostics, Declaration.Test test) {
    this.definitions = definitions;
    this.diagnostics = diagnostics;
    this.test = test;
    elaborator = new Elaborator(new Workspace(definitions, diagnostics, false, false));
    owner = network("test", test.body(), test.span());
    activation = Activation.of(owner, new Frame("test", null), new Scope(null), "", null);
  }

  /** The tests of a file that has no errors. */
  public static List<TestCase> of(Imports imports) {
    Diagnostics known = new Diagnostics();
    Definitions definitions = Definitions.of(imports, known);
    List<TestCase> cases = new ArrayList<>();
    for (Declaration declaration : imports.main().declarations()) {
      if (declaration instanceof Declaration.Test test) {
        cases.add(new TestElaboration(definitions, known, test).run());
      }
    }
    return cases;
  }

  TestCase run() {
    for (String name : ParameterCounts.NAMES) {
      activation
          .scope()
          .declare(name, new Item.Function(new Item.Callee.Intrinsic(name), Map.of()));
    }
    elaborator.bodies.run(test.body(), activation, this);
    return new TestCase(test.title(), test.span(), expectations);
  }

  private static Definition network(String name, Block body, Span span) {
    return new Definition(
        DefinitionKind.NETWORK,
        new Name(name, span),
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        new Body.Statements(body),
        null,
        "",
        span);
  }

  @Override
  public boolean take(Statement statement, Activation at) {
    if (statement instanceof Statement.ExpectError error) {
      error(error, at);
      return true;
    }
    if (!(statement instanceof Statement.Expect expect)) {
      elaborator.reports.error(
          at,
          Code.WRONG_KIND,
          statement.span(),
          "a test holds expectations and the values that they need");
      return true;
    }
    expect(expect, at)
        .map(made -> at.loops().isEmpty() ? made : new TestCase.Turn(made, where(expect, at)))
        .ifPresent(expectations::add);
    return true;
  }

  @Override
  public boolean unrolls() {
    return true;
  }

  /** {@code hidden = 2}: numbers and words by the names that an expectation mentions. */
  private static String where(Statement.Expect expect, Activation at) {
    return at.scope().visible().stream()
        .filter(name -> Mentions.any(expect.value(), Set.of(name)))
        .map(name -> told(name, at.scope().find(name)))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String told(String name, @Nullable Item item) {
    return switch (item) {
      case Item.Exact exact -> name + " = " + exact.value();
      case Item.Flag flag -> name + " = " + flag.value();
      case Item.Text text -> name + " = \"" + text.value() + "\"";
      case null, default -> "";
    };
  }

  private void error(Statement.ExpectError expected, Activation at) {
    Optional<Code> code = Code.of(expected.code().text());
    if (code.isEmpty()) {
      elaborator.reports.unknownName(
          at,
          Code.UNKNOWN_NAME,
          expected.code().span(),
          "there is no error",
          expected.code().text(),
          ErrorNames.all());
      return;
    }
    Diagnostics found = new Diagnostics();
    Definition body = network("test", expected.body(), expected.span());
    Workspace workspace = new Workspace(definitions, found, true, false);
    new NetworkBody(new Elaborator(workspace), body).run(Map.of());
    boolean holds = found.sorted().stream().anyMatch(d -> d.code() == code.get());
    String instead =
        found.sorted().isEmpty()
            ? "nothing is wrong with it"
            : "what is wrong with it is " + ErrorNames.of(found.sorted());
    expectations.add(new TestCase.Decided(holds, instead, expected.span()));
  }

  private Optional<Expectation> expect(Statement.Expect expect, Activation at) {
    Expression value = expect.value();
    if (expect.approximately() != null) {
      return compared(
          value, BinaryOperator.EQUAL, expect.approximately(), tolerance(expect, at), expect, at);
    }
    if (value instanceof Expression.Binary binary && isComparison(binary.operator())) {
      return compared(
          binary.left(), binary.operator(), binary.right(), Optional.empty(), expect, at);
    }
    if (value instanceof Expression.Call call && isCall(call, "gradients")) {
      return new RunOfNetwork(elaborator, at)
          .network(call)
          .map(name -> new TestCase.Gradients(name, expect.span()));
    }
    return operand(value, at).map(operand -> new TestCase.Holds(operand, expect.span()));
  }

  private static boolean isComparison(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
      case OR, AND, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, MATMUL, POWER -> false;
    };
  }

  private Optional<Double> tolerance(Statement.Expect expect, Activation at) {
    if (expect.tolerance() == null) {
      return Optional.of(USUAL_TOLERANCE);
    }
    Item item = elaborator.evaluate(expect.tolerance(), at);
    Optional<Double> number = Arithmetic.real(item);
    if (number.isEmpty() && !(item instanceof Item.Unknown)) {
      elaborator.reports.error(
          at, Code.BAD_VALUE, expect.tolerance().span(), "a tolerance is a number");
    }
    return Optional.of(number.orElse(USUAL_TOLERANCE));
  }

  private Optional<Expectation> compared(
      Expression left,
      BinaryOperator how,
      Expression right,
      Optional<Double> tolerance,
      Statement.Expect expect,
      Activation at) {
    Optional<Operand> a = operand(left, at);
    Optional<Operand> b = operand(right, at);
    return a.isPresent() && b.isPresent()
        ? Optional.of(new TestCase.Compared(a.get(), how, b.get(), tolerance, expect.span()))
        : Optional.empty();
  }

  private Optional<Operand> operand(Expression expression, Activation at) {
    List<String> path = new ArrayList<>();
    Expression root = expression;
    while (root instanceof Expression.Member member) {
      path.addFirst(member.member().text());
      root = member.base();
    }
    if (path.size() > 1 && root instanceof Expression.Call call && isCall(call, "trained")) {
      String measure = String.join(".", path.subList(1, path.size()));
      RunOfNetwork run = new RunOfNetwork(elaborator, at);
      return run.trained(call)
          .map(name -> new TestCase.Trained(name, run.variables(call), path.getFirst(), measure));
    }
    Item item = elaborator.evaluate(expression, at);
    return switch (item) {
      case Item.Unknown unknown -> Optional.empty();
      case Item.Flag flag -> Optional.of(new TestCase.Number(flag.value() ? 1 : 0));
      default -> {
        Optional<Double> number = Arithmetic.real(item);
        yield number.isPresent()
            ? Optional.of(new TestCase.Number(number.get()))
            : computed(item, expression, at);
      }
    };
  }

  private Optional<Operand> computed(Item item, Expression expression, Activation at) {
    Tensor tensor = elaborator.tensors.of(item, expression.span(), at);
    if (tensor == null || diagnostics.hasErrors() || elaborator.workspace.hasBroken()) {
      return Optional.empty();
    }
    List<Result> results = List.of(new Result(tensor.value(), Result.Kind.VALUE, "value"));
    Map<String, Double> states = new HashMap<>();
    elaborator
        .workspace
        .states
        .values()
        .forEach(state -> states.put(state.path(), state.initial()));
    return Optional.of(
        new Computed(
            Selection.of("expect", at.frame().builder, results),
            new Initialization(elaborator, owner).entry().body(),
            states));
  }

  private static boolean isCall(Expression.Call call, String name) {
    return call.function() instanceof Expression.NameReference reference
        && reference.name().text().equals(name);
  }

  /** {@code gradients(Network)} and {@code trained(Network, width: 16)}. */
  private record RunOfNetwork(Elaborator elaborator, Activation at) {
    Optional<String> network(Expression.Call call) {
      return call.arguments().size() == 1
          ? named(call, call.arguments().get(0), "Network")
          : wrong(call, "Network");
    }

    /** Variables of a table of runs come after the network. */
    Optional<String> trained(Expression.Call call) {
      boolean named = call.arguments().stream().skip(1).allMatch(each -> each.name() != null);
      return named && !call.arguments().isEmpty()
          ? named(call, call.arguments().get(0), "Network, width: 16")
          : wrong(call, "Network, width: 16");
    }

    Map<String, String> variables(Expression.Call call) {
      Map<String, String> variables = new HashMap<>();
      for (Argument argument : call.arguments()) {
        if (argument.name() != null) {
          Item item = elaborator.calls.arguments().value(argument.value(), at);
          variables.put(argument.name().text(), RunVariables.label(item));
        }
      }
      return variables;
    }

    private Optional<String> named(Expression.Call call, Argument argument, String example) {
      if (!(argument.value() instanceof Expression.NameReference reference)
          || argument.name() != null) {
        return wrong(call, example);
      }
      return new ParameterCounts(elaborator, at).network(reference.name())
          ? Optional.of(reference.name().text())
          : Optional.empty();
    }

    private Optional<String> wrong(Expression.Call call, String example) {
      String function = call.function().span().text();
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.BAD_OPTION, call.span(), "`" + function + "` takes the name of a network")
              .help("write " + function + "(" + example + ")"));
      return Optional.empty();
    }
  }
}
