package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Flag;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.syntax.Block;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Statements with blocks: choices at compile time, and loops that are unrolled. */
final class Blocks {
  private static final int MOST_REPEATS = 10_000;

  /** What a turn of a loop costs; see {@link Workspace#spend}. */
  private static final int TURN = 4;

  private final Elaborator elaborator;
  private final Bodies bodies;

  Blocks(Elaborator elaborator, Bodies bodies) {
    this.elaborator = elaborator;
    this.bodies = bodies;
  }

  void choice(Statement.If choice, Activation at, Bodies.Special special) {
    Item condition = elaborator.evaluate(choice.condition(), at);
    if (condition instanceof Flag flag) {
      if (flag.value()) {
        bodies.run(choice.then(), at, special);
      } else if (choice.otherwise() != null) {
        bodies.run(choice.otherwise(), at, special);
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
              .help(
                  at.definition().kind() == DefinitionKind.OPTIMIZER
                      ? "an option that follows a schedule or differs between groups is no number"
                          + " yet: it chooses by an expression, x = if condition then a else b"
                      : "choose between tensors by an expression: x = if condition then a else b"));
    }
  }

  /** A block that may run or not: what is wrong with it is said, what it changes is unknown. */
  private void perhaps(
      Block block, @Nullable Name variable, Activation at, Bodies.Special special) {
    Scope inner = new Scope(at.scope());
    if (variable != null) {
      inner.declare(variable.text(), Item.UNKNOWN);
    }
    bodies.run(block, at.block(inner), special);
    if (at.outcome().returned != null) {
      at.outcome().returned = null;
      at.outcome().mayHaveReturned = true;
    }
    inner.own().keySet().forEach(name -> at.scope().declare(name, Item.UNKNOWN));
  }

  void repeat(Statement.Repeat repeat, Activation at, Bodies.Special special) {
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
    for (int i = 0; i < count && elaborator.affords(TURN, at, repeat.count().span()); i++) {
      iteration(i, null, Item.UNKNOWN, repeat.body(), at, special);
    }
  }

  void loop(Statement.For loop, Activation at, Bodies.Special special) {
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
    int count = list.items().size();
    for (int i = 0; i < count && elaborator.affords(TURN, at, loop.values().span()); i++) {
      iteration(i, loop.variable(), list.items().get(i), loop.body(), at, special);
    }
  }

  /** One turn of a loop is a region of its own, as a rule: equal turns are emitted once. */
  private void iteration(
      int index,
      @Nullable Name variable,
      Item value,
      Block body,
      Activation at,
      Bodies.Special special) {
    Frame frame = special.unrolls() ? at.frame() : new Frame("loop", at.frame());
    Scope scope = new Scope(at.scope());
    if (variable != null) {
      scope.declare(variable.text(), value);
    }
    bodies.run(body, at.iteration(frame, scope, index), special);
    Map<String, Item> changed = new LinkedHashMap<>();
    scope
        .own()
        .forEach((name, item) -> {
          boolean own = variable != null && variable.text().equals(name);
          if (!own && at.scope().find(name) != null) {
            changed.put(name, item);
          }
        });
    if (special.unrolls()) {
      changed.forEach(at.scope()::declare);
    } else {
      leave(frame, changed, at);
    }
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
        elaborator.workspace.provenance.same(tensor.value(), outer.value());
        at.scope().declare(tensors.get(i), new Item.Value(outer, inner.source()));
      }
    }
  }
}
