package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.Item.Flag;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.resolve.Library;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Block;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Requirement;
import nnet.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Runs the statements of bodies. */
final class Bodies {
  private static final int MOST_REPEATS = 10_000;

  /** What stands in front of what a statement binds to names. */
  private static final Pattern BOUND = Pattern.compile("[^=:\\n]+");

  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_][A-Za-z_0-9]*)\\}");

  private final Elaborator elaborator;
  private final Storage storage;

  Bodies(Elaborator elaborator) {
    this.elaborator = elaborator;
    storage = new Storage(elaborator);
  }

  /** What takes the statements that only some bodies have, such as {@code input}. */
  @FunctionalInterface
  interface Special {
    /** Whether the statement was taken. */
    boolean take(Statement statement, Activation at);
  }

  private static final Special NOTHING = (statement, at) -> false;

  /** Why nothing more is put inside what is being evaluated. */
  String tooDeep(Definition definition, Activation at) {
    return at.isInside(definition)
        ? "`" + definition.name() + "` uses itself without an end: " + Workspace.DEEPEST + " deep"
        : "`" + definition.name() + "` is nested more than " + Workspace.DEEPEST + " deep";
  }

  boolean declareOptions(Definition definition, Map<String, Argued> given, Activation inner) {
    for (OptionSyntax option : definition.options()) {
      String name = option.name().text();
      Argued argument = given.get(name);
      Item item =
          argument != null
              ? argument.item()
              : option.initial() != null
                  ? elaborator.calls.arguments().value(option.initial(), inner)
                  : Item.UNKNOWN;
      inner.scope().declare(name, item);
    }
    return true;
  }

  boolean requirementsHold(Definition definition, Activation inner, Span span) {
    boolean hold = true;
    for (Requirement requirement : definition.requirements()) {
      hold &= holds(requirement, inner, span);
    }
    return hold;
  }

  private boolean holds(Requirement requirement, Activation inner, Span span) {
    Item condition = elaborator.evaluate(requirement.condition(), inner);
    if (!(condition instanceof Flag flag) || flag.value()) {
      return true;
    }
    String message =
        requirement.message() == null
            ? "this requires " + requirement.condition().span().text()
            : filled(requirement.message().value(), inner.scope());
    Activation.Use use = inner.use();
    elaborator.reports.add(
        use == null ? inner : use.by(), Diagnostic.error(Code.REQUIREMENT, span, message));
    return false;
  }

  private static String filled(String message, Scope scope) {
    Matcher matcher = PLACE.matcher(message);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      Item item = scope.find(matcher.group(1));
      String value =
          item instanceof Item.Exact exact
              ? exact.value().toString()
              : item == null ? matcher.group() : item.kind();
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(text).toString();
  }

  /** What a body gives: the value of its formula, or what it returns. */
  Item result(Definition definition, Activation at, Span span) {
    int before = elaborator.workspace.diagnostics.errorsSeen();
    Item item =
        switch (definition.body()) {
          case Body.Formula formula -> elaborator.evaluate(formula.value(), at);
          case Body.Statements statements -> {
            run(statements.block(), at, NOTHING);
            Item returned = at.outcome().returned;
            yield at.outcome().mayHaveReturned
                ? Item.UNKNOWN
                : returned != null ? returned : nothing(definition, at, before);
          }
          case Body.Missing missing -> Item.UNKNOWN;
        };
    return definition.result() == null ? item : declared(definition, item, at);
  }

  private Item nothing(Definition definition, Activation at, int errorsBefore) {
    return elaborator.workspace.hasBroken()
            || elaborator.workspace.diagnostics.errorsSeen() > errorsBefore
        ? Item.UNKNOWN
        : elaborator.reports.error(
            at,
            Diagnostic.error(
                    Code.MISSING_PART,
                    definition.name().span(),
                    "`" + definition.name() + "` returns nothing")
                .help("end its body with return"));
  }

  private Item declared(Definition definition, Item item, Activation at) {
    if (!(item instanceof Item.Value value) || definition.result() == null) {
      return item;
    }
    Span promise = definition.result().span();
    Span made = value.source().file().equals(promise.file()) ? value.source() : promise;
    String who = "`" + definition.name() + "` promises";
    return elaborator.unifier.matches(value.tensor(), definition.result(), at, made, who)
        ? item
        : Item.UNKNOWN;
  }

  /** Runs a body for the names it assigns. */
  void run(Definition definition, Activation at, Span span) {
    if (definition.body() instanceof Body.Statements statements) {
      run(statements.block(), at, NOTHING);
    } else {
      elaborator.reports.error(
          at, Code.MISSING_PART, span, "`" + definition.name() + "` needs a body in braces");
    }
  }

  void run(Block block, Activation at, Special special) {
    for (Statement statement : block.statements()) {
      if (at.outcome().returned != null) {
        return;
      }
      markOrigin(statement, at);
      run(statement, at, special);
    }
  }

  /** Nodes belong to the user's statement of the innermost layer or network. */
  private static void markOrigin(Statement statement, Activation at) {
    boolean owner =
        switch (at.definition().kind()) {
          case LAYER, CELL, NETWORK, OPTIMIZER -> true;
          default -> false;
        };
    if (owner && !Library.owns(statement.span().file())) {
      at.frame().builder.origin(new Origin(statement.span(), ""));
    }
  }

  private void run(Statement statement, Activation at, Special special) {
    switch (statement) {
      case Statement.Assign assign -> assign(assign, at);
      case Statement.Return returned ->
          at.outcome().returned = elaborator.evaluate(returned.value(), at);
      case Statement.If choice -> choice(choice, at, special);
      case Statement.Repeat repeat -> repeat(repeat, at, special);
      case Statement.For loop -> loop(loop, at, special);
      case Statement.Parameter parameter -> storage.parameter(parameter, at);
      case Statement.State state -> storage.state(state, at);
      case Statement.Requires requires -> holds(requires.requirement(), at, requires.span());
      case Statement.Broken broken -> broken(broken, at);
      case Statement.Input s -> special(s, at, special, "an input");
      case Statement.Target s -> special(s, at, special, "a target");
      case Statement.Output s -> special(s, at, special, "an output");
      case Statement.DimensionBound s -> special(s, at, special, "a dim");
      case Statement.Loss s -> special(s, at, special, "a loss");
      case Statement.Metric s -> special(s, at, special, "a metric");
      case Statement.Penalty s -> special(s, at, special, "a penalty");
      case Statement.Update s -> special(s, at, special, "an update");
      case Statement.Result s -> special(s, at, special, "a result");
      case Statement.Expect s -> special(s, at, special, "an expectation");
      case Statement.ExpectError s -> special(s, at, special, "an expectation");
    }
  }

  /** The names that it may have bound are known, with nothing known of them. */
  private void broken(Statement.Broken broken, Activation at) {
    elaborator.workspace.seeBroken();
    Matcher start = BOUND.matcher(broken.span().text());
    if (start.lookingAt()) {
      WORD.matcher(start.group())
          .results()
          .forEach(word -> at.scope().declare(word.group(), Item.UNKNOWN));
    }
  }

  private void special(Statement statement, Activation at, Special special, String what) {
    if (!special.take(statement, at)) {
      elaborator.reports.error(
          at,
          Code.WRONG_KIND,
          statement.span(),
          what + " has no place in the body of a " + at.definition().kind().word());
    }
  }

  private void assign(Statement.Assign assign, Activation at) {
    if (assign.targets().size() > 1) {
      several(assign, at);
      return;
    }
    Name target = assign.targets().get(0);
    Item item = named(target.text(), assign.value(), at);
    if (assign.type() != null && item instanceof Item.Value value) {
      Item typed = storage.typed(value, assign.type(), assign.value().span(), at);
      at.scope().declare(target.text(), typed);
      return;
    }
    storage.assign(target, item, assign.value().span(), at);
  }

  /** Evaluates what a name is bound to: instances inside take the name into their path. */
  Item named(String name, Expression value, Activation at) {
    String before = at.outcome().binding;
    at.outcome().binding = name;
    Item item =
        value instanceof Expression.Call call
            ? elaborator.calls.call(call, at, true)
            : elaborator.evaluate(value, at);
    at.outcome().binding = before;
    return item;
  }

  private void several(Statement.Assign assign, Activation at) {
    Item item = elaborator.evaluate(assign.value(), at);
    List<Item> items =
        switch (item) {
          case Item.Sequence list -> list.items();
          case Item.Members members -> List.copyOf(members.members().values());
          default -> List.of();
        };
    int wanted = assign.targets().size();
    if (items.size() != wanted && !(item instanceof Item.Unknown)) {
      elaborator.reports.error(
          at,
          Code.BAD_ASSIGNMENT,
          assign.value().span(),
          wanted
              + " names are assigned, but this gives "
              + (items.isEmpty() ? "one value" : items.size() + " values"));
    }
    for (int i = 0; i < wanted; i++) {
      Item part = items.size() == wanted ? items.get(i) : Item.UNKNOWN;
      storage.assign(assign.targets().get(i), part, assign.value().span(), at);
    }
  }

  private void choice(Statement.If choice, Activation at, Special special) {
    Item condition = elaborator.evaluate(choice.condition(), at);
    if (condition instanceof Flag flag) {
      if (flag.value()) {
        run(choice.then(), at, special);
      } else if (choice.otherwise() != null) {
        run(choice.otherwise(), at, special);
      }
    } else if (condition instanceof Item.Unknown) {
      perhaps(choice.then(), null, at, special);
      if (choice.otherwise() != null) {
        perhaps(choice.otherwise(), null, at, special);
      }
    } else {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.TYPE_MISMATCH,
                  choice.condition().span(),
                  "statements are chosen when the network is compiled; this is " + condition.kind())
              .help("choose between tensors by an expression: x = if condition then a else b"));
    }
  }

  /** A block that may run or not: what is wrong with it is said, what it changes is unknown. */
  private void perhaps(Block block, @Nullable Name variable, Activation at, Special special) {
    Scope inner = new Scope(at.scope());
    if (variable != null) {
      inner.declare(variable.text(), Item.UNKNOWN);
    }
    run(block, at.block(inner), special);
    if (at.outcome().returned != null) {
      at.outcome().returned = null;
      at.outcome().mayHaveReturned = true;
    }
    inner.own().keySet().forEach(name -> at.scope().declare(name, Item.UNKNOWN));
  }

  private void repeat(Statement.Repeat repeat, Activation at, Special special) {
    Long count = elaborator.expressions.wholeNumber(repeat.count(), at, "a repeat's count");
    if (count == null) {
      perhaps(repeat.body(), null, at, special);
      return;
    }
    if (count < 0 || count > MOST_REPEATS) {
      elaborator.reports.error(
          at,
          Code.TOO_LARGE,
          repeat.count().span(),
          "a repeat's count is from 0 to " + MOST_REPEATS + "; this is " + count);
      return;
    }
    for (int i = 0; i < count; i++) {
      iteration(i, null, Item.UNKNOWN, repeat.body(), at, special);
    }
  }

  private void loop(Statement.For loop, Activation at, Special special) {
    Item values = elaborator.evaluate(loop.values(), at);
    if (!(values instanceof Item.Sequence list)) {
      if (values instanceof Item.Unknown) {
        perhaps(loop.body(), loop.variable(), at, special);
      } else {
        elaborator.reports.error(
            at,
            Code.TYPE_MISMATCH,
            loop.values().span(),
            "a loop runs over a list or a range; this is " + values.kind());
      }
      return;
    }
    if (list.items().size() > MOST_REPEATS) {
      elaborator.reports.error(
          at, Code.TOO_LARGE, loop.values().span(), "a loop runs at most 10,000 times");
      return;
    }
    for (int i = 0; i < list.items().size(); i++) {
      iteration(i, loop.variable(), list.items().get(i), loop.body(), at, special);
    }
  }

  /** One turn of a loop is a region of its own: equal turns are emitted once. */
  private void iteration(
      int index, @Nullable Name variable, Item value, Block body, Activation at, Special special) {
    Frame frame = new Frame("loop", at.frame());
    Scope scope = new Scope(at.scope());
    if (variable != null) {
      scope.declare(variable.text(), value);
    }
    run(body, at.iteration(frame, scope, index), special);
    Map<String, Item> changed = new LinkedHashMap<>();
    scope
        .own()
        .forEach((name, item) -> {
          boolean own = variable != null && variable.text().equals(name);
          if (!own && at.scope().find(name) != null) {
            changed.put(name, item);
          }
        });
    leave(frame, changed, at);
  }

  private void leave(Frame frame, Map<String, Item> changed, Activation at) {
    List<String> tensors = new ArrayList<>();
    changed.forEach((name, item) -> {
      if (item instanceof Item.Value value) {
        frame.builder.result(Result.Kind.VALUE, name, value.tensor().value());
        tensors.add(name);
      } else {
        at.scope().declare(name, item);
      }
    });
    Region region = frame.build();
    if (region.results().isEmpty()) {
      return;
    }
    List<Value> values = at.frame().call(region, frame, Map.of());
    for (int i = 0; i < tensors.size(); i++) {
      if (changed.get(tensors.get(i)) instanceof Item.Value inner) {
        Tensor tensor = inner.tensor();
        Tensor outer = new Tensor(values.get(i), tensor.element(), tensor.perExample());
        at.scope().declare(tensors.get(i), new Item.Value(outer, inner.source()));
      }
    }
  }

  /** The number that every element of a state or carry begins with. */
  double initialNumber(@Nullable Expression initial, Activation at) {
    return storage.initialNumber(initial, at);
  }
}
