package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nnet.compiler.ide.Symbol.Kind;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.TrainStatement;
import org.jspecify.annotations.Nullable;

/** Finds what the names of a file mean that do not declare anything themselves. */
final class References {
  private final SymbolTable table;
  private final Function<Span, @Nullable Definition> globals;

  References(SymbolTable table, Function<Span, @Nullable Definition> globals) {
    this.table = table;
    this.globals = globals;
  }

  void resolve(Node file) {
    for (Node declaration : file.children()) {
      switch (declaration.part()) {
        case Definition definition -> resolve(declaration, List.of(table.scope(definition)));
        case Declaration.Data data -> data(declaration, data);
        case Declaration.Train train -> train(declaration, train);
        case Declaration.Generate generate -> generate(declaration, generate);
        case Declaration.Test test -> {
          Scope scope = Scope.of(table, test.body().statements());
          table.scope(test, scope);
          resolve(declaration, List.of(scope));
        }
        default -> resolve(declaration, List.of());
      }
    }
  }

  private void resolve(Node node, List<Scope> scopes) {
    node.each(inner -> {
      switch (inner.part()) {
        case Expression.NameReference reference -> reference(reference.name(), scopes);
        case Expression.Call call -> arguments(call, scopes);
        case Expression.Member member -> member(member, scopes);
        default -> {}
      }
    });
  }

  private void reference(Name name, List<Scope> scopes) {
    if (table.at(name.span()).isEmpty()) {
      meaning(name, scopes).ifPresent(symbol -> table.mention(symbol, name.span()));
    }
  }

  /** What was found while it was elaborated, or else what is nearest. */
  private Optional<Symbol> meaning(Name name, List<Scope> scopes) {
    Definition found = globals.apply(name.span());
    if (found != null) {
      return Optional.of(table.symbol(found));
    }
    for (Scope scope : scopes) {
      Optional<Symbol> local = scope.find(name.text());
      if (local.isPresent()) {
        return local;
      }
    }
    return table.definition(name.text());
  }

  private void arguments(Expression.Call call, List<Scope> scopes) {
    if (call.function() instanceof Expression.NameReference reference) {
      meaning(reference.name(), scopes)
          .filter(symbol -> symbol.part() instanceof Definition)
          .ifPresent(symbol -> options(call.arguments(), table.scope(symbol.part())));
    }
  }

  private void options(List<Argument> arguments, Scope callee) {
    for (Argument argument : arguments) {
      Name name = argument.name();
      if (name != null) {
        callee
            .find(name.text())
            .filter(symbol -> symbol.kind() == Kind.OPTION || symbol.kind() == Kind.TENSOR)
            .ifPresent(symbol -> table.mention(symbol, name.span()));
      }
    }
  }

  /** An output of a network or a parameter of a layer that has a name. */
  private void member(Expression.Member member, List<Scope> scopes) {
    callee(member.base(), scopes)
        .flatMap(definition -> table.scope(definition).find(member.member().text()))
        .filter(symbol -> symbol.kind() == Kind.OUTPUT || symbol.kind() == Kind.PARAM)
        .ifPresent(symbol -> table.mention(symbol, member.member().span()));
  }

  /** The definition that an expression applies last. */
  private Optional<Object> callee(Expression expression, List<Scope> scopes) {
    return switch (expression) {
      case Expression.Call call -> callee(call.function(), scopes);
      case Expression.Pipe pipe -> callee(pipe.stage(), scopes);
      case Expression.NameReference reference ->
          meaning(reference.name(), scopes).flatMap(symbol -> callee(symbol, scopes));
      default -> Optional.empty();
    };
  }

  private Optional<Object> callee(Symbol symbol, List<Scope> scopes) {
    return switch (symbol.part()) {
      case Definition definition -> Optional.of(definition);
      case Statement.Assign assign when !mentions(assign.value(), symbol.name()) ->
          callee(assign.value(), scopes);
      default -> Optional.empty();
    };
  }

  private static boolean mentions(Expression value, String name) {
    return value.span().text().matches("(?s).*\\b" + name + "\\b.*");
  }

  private void data(Node node, Declaration.Data data) {
    List<Scope> scopes = new ArrayList<>();
    for (DataStatement statement : data.statements()) {
      switch (statement) {
        case DataStatement.From from when from.record() != null -> row(from.record(), scopes);
        case DataStatement.Join join -> row(join.record(), scopes);
        default -> {}
      }
    }
    scopes.add(table.scope(data));
    for (DataStatement statement : data.statements()) {
      switch (statement) {
        case DataStatement.OrderBy order -> reference(order.column(), scopes);
        case DataStatement.GroupBy group -> reference(group.column(), scopes);
        case DataStatement.Join join -> reference(join.key(), scopes);
        default -> {}
      }
    }
    resolve(node, scopes);
  }

  private void row(Name name, List<Scope> scopes) {
    table
        .record(name.text())
        .ifPresent(symbol -> {
          table.mention(symbol, name.span());
          scopes.add(table.scope(symbol.part()));
        });
  }

  private void train(Node node, Declaration.Train train) {
    Scope variables = Scope.of(table, train);
    table.scope(train, variables);
    Optional<Symbol> network = network(train.network());
    Optional<Symbol> data = table.data(train.data().text());
    data.ifPresent(symbol -> table.mention(symbol, train.data().span()));
    Scope inside = network.map(symbol -> table.scope(symbol.part())).orElse(Scope.EMPTY);
    data.ifPresent(symbol -> link(inside, table.scope(symbol.part())));
    train.statements().forEach(statement -> ofNetwork(statement, inside));
    resolve(node, List.of(variables));
  }

  private void generate(Node node, Declaration.Generate generate) {
    Scope inside =
        network(generate.network()).map(symbol -> table.scope(symbol.part())).orElse(Scope.EMPTY);
    for (TrainStatement statement : generate.statements()) {
      ofNetwork(statement, inside);
      if (statement instanceof TrainStatement.Assign assign) {
        inside
            .find(assign.name().text())
            .ifPresent(symbol -> table.mention(symbol, assign.name().span()));
      }
    }
    resolve(node, List.of(inside));
  }

  private Optional<Symbol> network(Name name) {
    Optional<Symbol> network = table.definition(name.text());
    network.ifPresent(symbol -> table.mention(symbol, name.span()));
    return network;
  }

  /** A column of data is the input or target of its name. */
  private static void link(Scope network, Scope columns) {
    for (Symbol port : network.all()) {
      if (port.kind() == Kind.INPUT || port.kind() == Kind.TARGET) {
        columns.find(port.name()).ifPresent(port::link);
      }
    }
  }

  /** The parts of a training that name something inside of its network. */
  private void ofNetwork(TrainStatement statement, Scope network) {
    switch (statement) {
      case TrainStatement.Phase phase -> {
        network
            .loss(phase.loss().text())
            .ifPresent(symbol -> table.mention(symbol, phase.loss().span()));
        for (Expression part : phase.over()) {
          if (part instanceof Expression.NameReference reference) {
            reference(reference.name(), List.of(network));
          }
        }
      }
      case TrainStatement.Setting setting
          when setting.name().text().equals("network")
              && setting.value() instanceof Expression.ArgumentList list ->
          options(list.arguments(), network);
      default -> {}
    }
  }
}
