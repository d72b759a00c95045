package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.Item.Flag;
import nnet.compiler.graph.Origin;
import nnet.compiler.resolve.Library;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Block;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Requirement;
import nnet.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Runs the statements of bodies. */
final class Bodies {
  /** What stands in front of what a statement binds to names. */
  private static final Pattern BOUND = Pattern.compile("[^=:\\n]+");

  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_][A-Za-z_0-9]*)\\}");

  private final Elaborator elaborator;
  private final Storage storage;
  private final Blocks blocks;

  Bodies(Elaborator elaborator) {
    this.elaborator = elaborator;
    storage = new Storage(elaborator);
    blocks = new Blocks(elaborator, this);
  }

  /** What takes the statements that only some bodies have, such as {@code input}. */
  @FunctionalInterface
  interface Special {
    /** Whether the statement was taken. */
    boolean take(Statement statement, Activation at);

    /** Whether what a loop computes is looked at from outside, so that no turn is a region. */
    default boolean unrolls() {
      return false;
    }
  }

  private static final Special NOTHING = (statement, at) -> false;

  /** What an application costs; see {@link Workspace#spend}. */
  private static final int APPLICATION = 10;

  /** Whether something may be put inside what is being evaluated: not without an end. */
  boolean mayApply(Definition definition, Activation at, Span span) {
    if (!elaborator.affords(APPLICATION, at, span)) {
      return false;
    }
    if (at.depth() < Workspace.DEEPEST) {
      return true;
    }
    elaborator.reports.error(
        at,
        Code.TOO_LARGE,
        span,
        at.isInside(definition)
            ? "`"
                + definition.name()
                + "` uses itself without an end: "
                + Workspace.DEEPEST
                + " deep"
            : "`" + definition.name() + "` is nested more than " + Workspace.DEEPEST + " deep");
    elaborator.workspace.exhaust();
    return false;
  }

  boolean declareOptions(Definition definition, Map<String, Argued> given, Activation inner) {
    for (OptionSyntax option : definition.options()) {
      String name = option.name().text();
      Argued argument = given.get(name);
      Item item =
          argument != null
              ? argument.item()
              : option.initial() != null
                  ? Arguments.word(
                      option,
                      elaborator.calls.arguments().value(option.initial(), inner),
                      option.span())
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
      case Statement.If choice -> blocks.choice(choice, at, special);
      case Statement.Repeat repeat -> blocks.repeat(repeat, at, special);
      case Statement.For loop -> blocks.loop(loop, at, special);
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
      case Statement.Decision s -> special(s, at, special, "a decision");
      case Statement.Penalty s when at.definition().kind() == DefinitionKind.LAYER ->
          storage.penalty(s, at);
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
    if (assign.type() != null) {
      item = storage.typed(item, assign.type(), assign.value().span(), at);
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
    elaborator.workspace.observation.value(value.span(), item);
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

  /** The number that every element of a state or carry begins with. */
  double initialNumber(@Nullable Expression initial, Activation at) {
    return storage.initialNumber(initial, at);
  }
}
