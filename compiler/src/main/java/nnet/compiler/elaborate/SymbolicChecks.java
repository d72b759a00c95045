package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.CarrySyntax;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.Declaration.ParameterSyntax;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Checks a definition by itself: options are unknown, sizes are symbols, untyped tensors are
 * unknown. Only what fails for every use is reported, in either mode: {@code ...} is tried as no
 * axis and as one.
 */
final class SymbolicChecks {
  private static final List<Shape> LEADING = List.of(Shape.SCALAR, Shape.of(Dim.symbol("rows")));

  private final Definitions definitions;

  SymbolicChecks(Definitions definitions) {
    this.definitions = definitions;
  }

  List<Diagnostic> of(Definition definition) {
    List<Diagnostic> found = new ArrayList<>(inMode(definition, true));
    for (Diagnostic other : inMode(definition, false)) {
      if (!holds(found, other)) {
        found.add(other);
      }
    }
    return found;
  }

  private List<Diagnostic> inMode(Definition definition, boolean training) {
    List<Diagnostic> found = run(definition, training, LEADING.get(0));
    if (found.isEmpty()) {
      return found;
    }
    List<Diagnostic> others = run(definition, training, LEADING.get(1));
    return found.stream().filter(diagnostic -> holds(others, diagnostic)).toList();
  }

  private static boolean holds(List<Diagnostic> all, Diagnostic wanted) {
    return all.stream().anyMatch(d -> d.code() == wanted.code() && d.span().equals(wanted.span()));
  }

  private List<Diagnostic> run(Definition definition, boolean training, Shape leading) {
    Diagnostics diagnostics = new Diagnostics();
    Workspace workspace = new Workspace(definitions, diagnostics, training, true);
    Run run = new Run(new Elaborator(workspace), definition, leading);
    workspace.observation.evaluates(definition, false, workspace, run::check);
    return diagnostics.sorted();
  }

  /** One evaluation of the body. */
  private static final class Run {
    private final Elaborator elaborator;
    private final Definition definition;
    private final Shape leading;
    private final Activation at;

    Run(Elaborator elaborator, Definition definition, Shape leading) {
      this.elaborator = elaborator;
      this.definition = definition;
      this.leading = leading;
      String name = definition.name().text();
      at = Activation.of(definition, new Frame(name, null), new Scope(null), name, null);
    }

    void check() {
      switch (definition.kind()) {
        case NETWORK -> new NetworkBody(elaborator, definition).run(options());
        case OPTIMIZER -> optimizer();
        case LAYER, CELL, ACTIVATION, LOSS, METRIC, FUNCTION, REGULARIZER, SCHEDULE, INITIALIZER ->
            body();
      }
    }

    private void optimizer() {
      new OptimizerElaboration(elaborator.workspace, at, List.of(Map.of()))
          .made(List.of(OptimizerStage.alone(definition)));
    }

    private Map<String, Argued> options() {
      Map<String, Argued> given = new LinkedHashMap<>();
      for (OptionSyntax option : definition.options()) {
        given.put(option.name().text(), new Argued(option(option), option.span()));
      }
      return given;
    }

    private static Item option(OptionSyntax option) {
      boolean whole = option.type() != null && option.type().base().text().equals("int");
      return whole ? new Item.Exact(Ratio.of(Dim.symbol(option.name().text()))) : Item.UNKNOWN;
    }

    private void body() {
      elaborator.bodies.declareOptions(definition, options(), at);
      if (leading.rank() > 0 || isOpen()) {
        List<Item> axes = new ArrayList<>();
        leading.dims().forEach(dim -> axes.add(new Item.Exact(Ratio.of(dim))));
        at.scope().declare(Unifier.LEADING, new Item.Sequence(axes));
      }
      for (ParameterSyntax parameter : definition.parameters()) {
        declare(parameter.name().text(), parameter.type(), parameter.span());
      }
      for (CarrySyntax carry : definition.carries()) {
        declare(carry.name().text(), carry.type(), carry.span());
      }
      elaborator.bodies.requirementsHold(definition, at, definition.name().span());
      evaluate();
    }

    private boolean isOpen() {
      return definition.parameters().stream().map(ParameterSyntax::type).anyMatch(Run::isOpen);
    }

    private static boolean isOpen(@Nullable TypeSyntax type) {
      List<TypeSyntax.Dimension> dimensions = type == null ? null : type.dimensions();
      return dimensions != null
          && dimensions.stream().anyMatch(TypeSyntax.Dimension.Leading.class::isInstance);
    }

    private void declare(String name, @Nullable TypeSyntax type, Span span) {
      if (type != null) {
        new SizeNames(elaborator, at).declare(type);
      }
      Item item = type == null || type.optional() ? Item.UNKNOWN : tensor(name, type, span);
      at.scope().declare(name, item);
    }

    private Item tensor(String name, TypeSyntax type, Span span) {
      return elaborator
          .unifier
          .types()
          .shape(type, at)
          .flatMap(shape -> elaborator.tensors.input(name, type, shape, at))
          .map(tensor -> (Item) new Item.Value(tensor, span))
          .orElse(Item.UNKNOWN);
    }

    private void evaluate() {
      boolean steps =
          definition.kind() == DefinitionKind.CELL || definition.kind() == DefinitionKind.METRIC;
      if (steps && definition.body() instanceof Body.Statements statements) {
        elaborator.bodies.run(statements.block(), at, this::special);
        return;
      }
      Item result = elaborator.bodies.result(definition, at, definition.name().span());
      if (definition.surrogate() != null && !(result instanceof Item.Unknown)) {
        elaborator.evaluate(definition.surrogate(), at);
      }
    }

    /** The parts of a metric. */
    private boolean special(Statement statement, Activation where) {
      return switch (statement) {
        case Statement.Update update -> {
          elaborator.bodies.run(update.body(), where, (inner, place) -> false);
          yield true;
        }
        case Statement.Result result -> {
          Tensor ignored =
              elaborator.tensors.of(
                  elaborator.evaluate(result.value(), where), result.value().span(), where);
          yield ignored != null || definition.kind() == DefinitionKind.METRIC;
        }
        default -> false;
      };
    }
  }
}
