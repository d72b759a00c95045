package nnet.compiler.ide;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.ide.Symbol.Kind;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/** The names of one body: a name means one thing in all of it. */
final class Scope {
  static final Scope EMPTY = new Scope(null, null);

  private final @Nullable SymbolTable table;
  private final @Nullable Symbol owner;
  private final Map<String, Symbol> names = new LinkedHashMap<>();

  /** Names of losses are no values. */
  private final Map<String, Symbol> losses = new LinkedHashMap<>();

  private Scope(@Nullable SymbolTable table, @Nullable Symbol owner) {
    this.table = table;
    this.owner = owner;
  }

  static Scope of(SymbolTable table, Symbol owner, Definition definition) {
    Scope scope = new Scope(table, owner);
    definition.options().forEach(option -> scope.declare(Kind.OPTION, option.name(), option));
    definition.parameters().forEach(each -> scope.declare(Kind.TENSOR, each.name(), each));
    definition.carries().forEach(carry -> scope.declare(Kind.CARRY, carry.name(), carry));
    definition.parameters().forEach(each -> scope.dimensions(each.type()));
    definition.carries().forEach(carry -> scope.dimensions(carry.type()));
    if (definition.body() instanceof Declaration.Body.Statements body) {
      scope.declare(body.block().statements());
    }
    return scope;
  }

  static Scope of(SymbolTable table, Symbol owner, Declaration.Record row) {
    Scope scope = new Scope(table, owner);
    row.fields().forEach(field -> scope.declare(Kind.FIELD, field.name(), field));
    return scope;
  }

  static Scope of(SymbolTable table, Symbol owner, Declaration.Data block) {
    Scope scope = new Scope(table, owner);
    for (DataStatement statement : block.statements()) {
      if (statement instanceof DataStatement.Column column) {
        scope.declare(Kind.COLUMN, column.name(), column);
      }
    }
    return scope;
  }

  /** Of a test, or of another list of statements that belongs to no definition. */
  static Scope of(SymbolTable table, List<Statement> statements) {
    Scope scope = new Scope(table, null);
    scope.declare(statements);
    return scope;
  }

  static Scope of(SymbolTable table, Declaration.Train train) {
    Scope scope = new Scope(table, null);
    train.loops().forEach(loop -> scope.declare(Kind.RUN, loop.variable(), loop));
    return scope;
  }

  /** The first one declares it, and the others mention it. */
  private void declare(Kind kind, Name name, Object part) {
    declare(names, kind, name, part);
  }

  private void declare(Map<String, Symbol> known, Kind kind, Name name, Object part) {
    Symbol symbol = known.computeIfAbsent(name.text(), key -> new Symbol(kind, name, part, owner));
    if (table != null) {
      table.mention(symbol, name.span());
    }
  }

  private void dimensions(@Nullable TypeSyntax type) {
    if (type != null && type.dimensions() != null) {
      for (TypeSyntax.Dimension dimension : type.dimensions()) {
        if (dimension instanceof TypeSyntax.Dimension.Size size) {
          dimension(size.value());
        }
      }
    }
    if (type != null) {
      type.arguments().forEach(argument -> dimension(argument.value()));
    }
  }

  private void dimension(Expression size) {
    if (size instanceof Expression.NameReference reference) {
      declare(Kind.DIMENSION, reference.name(), reference);
    }
  }

  private void declare(List<Statement> statements) {
    statements.forEach(this::declare);
  }

  private void declare(Statement statement) {
    switch (statement) {
      case Statement.Input s -> declare(Kind.INPUT, s.name(), s);
      case Statement.Target s -> declare(Kind.TARGET, s.name(), s);
      case Statement.Output s -> declare(Kind.OUTPUT, s.name(), s);
      case Statement.DimensionBound s -> declare(Kind.DIMENSION, s.name(), s);
      case Statement.Parameter s -> declare(Kind.PARAM, s.name(), s);
      case Statement.State s -> declare(Kind.STATE, s.name(), s);
      case Statement.Assign s -> s.targets().forEach(name -> declare(Kind.VARIABLE, name, s));
      case Statement.For s -> {
        declare(Kind.VARIABLE, s.variable(), s);
        declare(s.body().statements());
      }
      case Statement.If s -> {
        declare(s.then().statements());
        if (s.otherwise() != null) {
          declare(s.otherwise().statements());
        }
      }
      case Statement.Repeat s -> declare(s.body().statements());
      case Statement.Update s -> declare(s.body().statements());
      case Statement.ExpectError s -> declare(s.body().statements());
      case Statement.Loss s -> named(Kind.LOSS, s.name(), s);
      case Statement.Metric s -> named(Kind.METRIC, s.name(), s);
      case Statement.Decision s -> declare(losses, Kind.DECISION, s.name(), s);
      case Statement.Return s -> {}
      case Statement.Penalty s -> {}
      case Statement.Result s -> {}
      case Statement.Requires s -> {}
      case Statement.Expect s -> {}
      case Statement.Broken s -> {}
    }
  }

  private void named(Kind kind, @Nullable Name name, Statement statement) {
    if (name != null) {
      declare(losses, kind, name, statement);
    }
  }

  Optional<Symbol> find(String name) {
    return Optional.ofNullable(names.get(name));
  }

  Optional<Symbol> loss(String name) {
    return Optional.ofNullable(losses.get(name));
  }

  Collection<Symbol> all() {
    return names.values();
  }
}
