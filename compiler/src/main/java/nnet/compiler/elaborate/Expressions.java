package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.Item.Callee;
import nnet.compiler.elaborate.Item.Exact;
import nnet.compiler.elaborate.Item.Flag;
import nnet.compiler.elaborate.Item.Sequence;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an expression evaluates to. */
final class Expressions {
  private static final int DEEPEST_LIST = 12;

  private final Elaborator elaborator;
  private final Operands operands;
  private final Indexing indexing;

  Expressions(Elaborator elaborator) {
    this.elaborator = elaborator;
    operands = new Operands(elaborator);
    indexing = new Indexing(elaborator);
  }

  Item evaluate(Expression expression, Activation at) {
    Item item = evaluated(expression, at);
    elaborator.workspace.observation.value(expression.span(), item);
    return item;
  }

  private Item evaluated(Expression expression, Activation at) {
    return switch (expression) {
      case Expression.NumberLiteral number -> new Exact(Ratio.of(number.value()));
      case Expression.StringLiteral text -> new Item.Text(text.value());
      case Expression.NameReference reference -> name(reference.name(), at);
      case Expression.ListLiteral list -> list(list, at);
      case Expression.RangeExpression range -> range(range, at);
      case Expression.Unary unary -> unary(unary, at);
      case Expression.Binary binary -> operands.binary(binary, at);
      case Expression.If choice -> choice(choice, at);
      case Expression.Pipe pipe -> elaborator.calls.pipe(pipe, at);
      case Expression.Call call -> elaborator.calls.call(call, at, false);
      case Expression.Index index -> indexing.of(index, at);
      case Expression.Member member -> member(member, at);
      case Expression.As assertion -> asserted(assertion, at);
      case Expression.MapLiteral map ->
          elaborator.reports.error(at, Code.WRONG_KIND, map.span(), "a map is no value here");
      case Expression.ArgumentList list ->
          elaborator.reports.error(
              at, Code.WRONG_KIND, list.span(), "a list of options is no value here");
      case Expression.Broken broken -> {
        elaborator.workspace.seeBroken();
        yield Item.UNKNOWN;
      }
    };
  }

  private Item list(Expression.ListLiteral list, Activation at) {
    Sequence made = new Sequence(list.items().stream().map(item -> evaluate(item, at)).toList());
    if (made.depth() > DEEPEST_LIST || made.leaves() > Workspace.MOST_ELEMENTS) {
      String bounds = "lists are nested at most " + DEEPEST_LIST + " deep and have at most 200,000";
      return elaborator.reports.error(
          at, Code.TOO_LARGE, list.span(), bounds + " elements together");
    }
    return made;
  }

  private Item name(Name name, Activation at) {
    Item local = at.scope().find(name.text());
    if (local != null) {
      return local instanceof Item.Value value
          ? new Item.Value(value.tensor(), name.span())
          : local;
    }
    Item global = global(name);
    if (global != null) {
      elaborator.workspace.observation.global(name.span(), global);
      boolean mode = name.text().equals("training");
      return mode ? new Flag(elaborator.workspace.isTraining(at.path())) : global;
    }
    return elaborator.reports.unknownName(
        at, Code.UNKNOWN_NAME, name.span(), "there is no", name.text(), known(at, name));
  }

  /** What a name means outside any body; nothing is known of what could not be read. */
  @Nullable Item global(Name name) {
    Item found = declared(name);
    if (found == null && elaborator.workspace.definitions.isBroken(name)) {
      elaborator.workspace.seeBroken();
      return Item.UNKNOWN;
    }
    return found;
  }

  /** What a name is declared to mean outside any body. */
  @Nullable Item declared(Name name) {
    return switch (name.text()) {
      case "true" -> new Flag(true);
      case "false" -> new Flag(false);
      case "training" -> new Flag(elaborator.workspace.isTraining(""));
      case "pi" -> new Item.Real(Math.PI);
      default -> callable(name);
    };
  }

  /** What a name means before a list of arguments. */
  @Nullable Item callable(Name name) {
    return callable(name.text(), elaborator.workspace.definitions.find(name));
  }

  /** What a name of the language means. */
  @Nullable Item callable(String name) {
    return callable(name, elaborator.workspace.definitions.find(name));
  }

  private static @Nullable Item callable(String name, @Nullable Definition definition) {
    if (definition != null) {
      return definition.kind().hasInstances()
          ? new Item.Template(definition)
          : new Item.Function(new Callee.Defined(definition), java.util.Map.of());
    }
    Optional<Builtin> primitive = Operators.callable(name);
    if (primitive.isPresent()) {
      return new Item.Function(new Callee.Operator(primitive.get()), java.util.Map.of());
    }
    return Intrinsics.NAMES.contains(name)
        ? new Item.Function(new Callee.Intrinsic(name), java.util.Map.of())
        : null;
  }

  Set<String> known(Activation at, Name name) {
    Set<String> known = new TreeSet<>(at.scope().visible());
    known.addAll(elaborator.workspace.definitions.allNames(name.span().file()));
    known.addAll(Intrinsics.NAMES);
    known.addAll(Operators.callables().keySet());
    known.addAll(List.of("true", "false", "training", "pi"));
    return known;
  }

  private Item range(Expression.RangeExpression range, Activation at) {
    Long from = wholeNumber(range.from(), at, "the end of a range");
    Long to = wholeNumber(range.to(), at, "the end of a range");
    if (from == null || to == null) {
      return Item.UNKNOWN;
    }
    if (to - from >= Workspace.MOST_ELEMENTS) {
      return elaborator.reports.error(
          at, Code.TOO_LARGE, range.span(), "this range has more than 200,000 numbers");
    }
    List<Item> items = new ArrayList<>();
    for (long i = from; i <= to; i++) {
      items.add(new Exact(Ratio.of(i)));
    }
    return new Sequence(items);
  }

  static Optional<Long> whole(Item item) {
    return item instanceof Exact exact && exact.value().isWhole()
        ? exact.value().numerator().constant()
        : Optional.empty();
  }

  private Item unary(Expression.Unary unary, Activation at) {
    Item operand = evaluate(unary.operand(), at);
    if (unary.operator() == UnaryOperator.NOT) {
      return operand instanceof Flag flag
          ? new Flag(!flag.value())
          : elaborator.primitives.call(
              "not", List.of(new Argued(operand, unary.operand().span())), at, unary.span());
    }
    return Arithmetic.negate(operand)
        .orElseGet(() ->
            elaborator.primitives.call(
                "negate", List.of(new Argued(operand, unary.operand().span())), at, unary.span()));
  }

  private Item choice(Expression.If choice, Activation at) {
    Item condition = evaluate(choice.condition(), at);
    return switch (condition) {
      case Flag flag -> evaluate(flag.value() ? choice.then() : choice.otherwise(), at);
      case Item.Value value -> select(choice, value, at);
      case Item.Unknown unknown -> {
        evaluate(choice.then(), at);
        evaluate(choice.otherwise(), at);
        yield Item.UNKNOWN;
      }
      default ->
          elaborator.reports.error(
              at,
              Code.TYPE_MISMATCH,
              choice.condition().span(),
              "a condition is true or false; this is " + condition.kind());
    };
  }

  /** On tensors both sides are computed, and no instance may hide in one of them. */
  private Item select(Expression.If choice, Item.Value condition, Activation at) {
    boolean before = at.outcome().instancesForbidden;
    at.outcome().instancesForbidden = true;
    Item then = evaluate(choice.then(), at);
    Item otherwise = evaluate(choice.otherwise(), at);
    at.outcome().instancesForbidden = before;
    return elaborator.primitives.call(
        "where",
        List.of(
            new Argued(condition, choice.condition().span()),
            new Argued(then, choice.then().span()),
            new Argued(otherwise, choice.otherwise().span())),
        at,
        choice.span());
  }

  private Item member(Expression.Member member, Activation at) {
    Item base = evaluate(member.base(), at);
    String name = member.member().text();
    return switch (base) {
      case Item.Members members -> {
        Item found = members.members().get(name);
        yield found != null
            ? found
            : elaborator.reports.unknownName(
                at,
                Code.UNKNOWN_NAME,
                member.member().span(),
                "there is no output",
                name,
                members.members().keySet());
      }
      case Item.Instance instance -> parameter(instance, member, at);
      case Item.Value value when isOnlyOutput(member, at) -> value;
      case Item.Unknown unknown -> Item.UNKNOWN;
      default ->
          elaborator.reports.error(
              at,
              Code.WRONG_KIND,
              member.member().span(),
              base.kind() + " has no part `" + name + "`");
    };
  }

  /** Whether it names the output of a network that has a single one and was just applied. */
  private boolean isOnlyOutput(Expression.Member member, Activation at) {
    Item callee =
        member.base() instanceof Expression.Call call
                && call.function() instanceof Expression.NameReference reference
            ? Optional.ofNullable(at.scope().find(reference.name().text()))
                .orElse(callable(reference.name()))
            : null;
    Definition definition =
        switch (callee) {
          case Item.Template template -> template.definition();
          case Item.Instance instance -> instance.definition();
          case null, default -> null;
        };
    return definition != null
        && definition.body() instanceof Body.Statements statements
        && statements.block().statements().stream()
            .anyMatch(statement ->
                statement instanceof Statement.Output output
                    && output.name().text().equals(member.member().text()));
  }

  /** A parameter of an instance that was applied before, such as a tied embedding's table. */
  private Item parameter(Item.Instance instance, Expression.Member member, Activation at) {
    String path = instance.path() + "." + member.member().text();
    Workspace.Parameter parameter = elaborator.workspace.parameters.get(path);
    if (parameter == null) {
      return elaborator.reports.error(
          at,
          Code.UNKNOWN_NAME,
          member.member().span(),
          instance.kind() + " has no parameter `" + member.member() + "` yet");
    }
    return new Item.Value(
        elaborator.tensors.parameter(path, parameter.shape(), at.frame()), member.span());
  }

  private Item asserted(Expression.As assertion, Activation at) {
    Item item = evaluate(assertion.value(), at);
    Tensor tensor = elaborator.tensors.of(item, assertion.value().span(), at);
    if (tensor == null) {
      return Item.UNKNOWN;
    }
    return elaborator.unifier.asserted(tensor, assertion.type(), at, assertion.span());
  }

  /** A whole number known at compile time, or what is wrong is reported. */
  @Nullable Long wholeNumber(Expression expression, Activation at, String what) {
    Item item = evaluate(expression, at);
    Optional<Long> value = whole(item);
    boolean symbol =
        elaborator.workspace.symbolic && item instanceof Exact exact && !exact.value().isConstant();
    if (value.isEmpty() && !symbol && !(item instanceof Item.Unknown)) {
      Span span = expression.span();
      elaborator.reports.add(
          at,
          Diagnostic.error(
              Code.BAD_VALUE, span, what + " is a whole number; this is " + item.kind()));
    }
    return value.orElse(null);
  }
}
