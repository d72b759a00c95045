package nnet.compiler.ide;

import java.util.List;
import java.util.Optional;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Block;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What a name of a body stands for at one of its places.
 *
 * @param value that it was bound to last; null where it is given, as an input is
 */
record Binding(@Nullable Expression value) {

  /** Empty where a loop or a choice binds the name, so that there is more than one answer. */
  static Optional<Binding> of(Symbol symbol, Span place) {
    @Nullable Expression value = null;
    for (Statement statement : statements(symbol)) {
      if (statement.span().start() < place.start() && binds(statement, symbol.name())) {
        boolean before = statement.span().end() <= place.start();
        Optional<Expression> bound = value(statement);
        if (bound.isEmpty()) {
          return Optional.empty();
        }
        value = before ? bound.get() : value;
      }
    }
    return Optional.of(new Binding(value));
  }

  private static List<Statement> statements(Symbol symbol) {
    Symbol owner = symbol.owner();
    return owner != null
            && owner.part() instanceof Definition definition
            && definition.body() instanceof Body.Statements body
        ? body.block().statements()
        : List.of();
  }

  private static Optional<Expression> value(Statement statement) {
    return switch (statement) {
      case Statement.Assign assign when assign.targets().size() == 1 -> Optional.of(assign.value());
      case Statement.Output output -> Optional.ofNullable(output.value());
      default -> Optional.empty();
    };
  }

  private static boolean binds(Statement statement, String name) {
    return switch (statement) {
      case Statement.Assign assign ->
          assign.targets().stream().anyMatch(target -> target.text().equals(name));
      case Statement.Output output -> output.value() != null && output.name().text().equals(name);
      case Statement.Repeat repeat -> binds(repeat.body(), name);
      case Statement.For loop -> binds(loop.body(), name);
      case Statement.If choice ->
          binds(choice.then(), name)
              || (choice.otherwise() != null && binds(choice.otherwise(), name));
      default -> false;
    };
  }

  private static boolean binds(Block block, String name) {
    return block.statements().stream().anyMatch(statement -> binds(statement, name));
  }
}
