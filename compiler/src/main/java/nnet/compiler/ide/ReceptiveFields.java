package nnet.compiler.ide;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.op.Elementwise;
import nnet.compiler.op.Operators;
import nnet.compiler.syntax.BinaryOperator;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;
import nnet.compiler.type.Shape;

/**
 * Follows expressions back to the input that they look at. What cannot be followed has no receptive
 * field: a wrong one would be worse than none. The means of a normalization are not counted, as is
 * usual.
 */
final class ReceptiveFields {
  private static final Set<String> POINTWISE_FILES =
      Set.of("std/activations.nnet", "std/normalization.nnet", "std/regularization.nnet");
  private static final Set<String> POINTWISE = Set.of("dense", "local_response_norm");
  private static final int MOST_AXES = 3;

  private final Analysis analysis;
  private final Map<Place, Optional<ReceptiveField>> known = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  ReceptiveFields(Analysis analysis) {
    this.analysis = analysis;
  }

  Optional<ReceptiveField> of(Expression expression) {
    Place place = Place.of(expression.span());
    Optional<ReceptiveField> found = known.get(place);
    if (found == null) {
      found = find(expression, axes(expression));
      known.put(place, found);
    }
    return found;
  }

  private Optional<ReceptiveField> find(Expression expression, int axes) {
    if (axes == 0) {
      return Optional.empty();
    }
    return switch (expression) {
      case Expression.Pipe pipe -> pipe(pipe, axes);
      case Expression.NameReference name -> name(name, axes);
      case Expression.Binary binary when binary.operator() != BinaryOperator.MATMUL -> both(binary);
      case Expression.As as -> of(as.value());
      default -> Optional.empty();
    };
  }

  /** How many axes of space a tensor has beside its channels; 0 where it has none. */
  private int axes(Expression expression) {
    int axes = shape(expression).map(shape -> shape.rank() - 1).orElse(0);
    return axes > MOST_AXES ? 0 : Math.max(0, axes);
  }

  private Optional<Shape> shape(Expression expression) {
    return analysis.seen(expression.span()).stream()
        .flatMap(seen -> seen.shape().stream())
        .findFirst();
  }

  private Optional<ReceptiveField> pipe(Expression.Pipe pipe, int axes) {
    if (axes(pipe.input()) != axes) {
      return isInput(pipe.input()) ? Optional.of(ReceptiveField.start(axes)) : Optional.empty();
    }
    return of(pipe.input()).flatMap(field -> through(field, pipe));
  }

  private boolean isInput(Expression expression) {
    return analysis.symbols().at(expression.span()).filter(ReceptiveFields::isGiven).isPresent();
  }

  private Optional<ReceptiveField> through(ReceptiveField field, Expression.Pipe pipe) {
    Optional<Definition> layer = layer(pipe.stage());
    if (layer.isEmpty()) {
      return isElementwise(pipe.stage()) ? Optional.of(field) : Optional.empty();
    }
    return grows(pipe) ? Optional.empty() : through(field, layer.get(), pipe.stage());
  }

  private Optional<ReceptiveField> through(
      ReceptiveField field, Definition layer, Expression stage) {
    if (Window.has(layer)) {
      return Window.of(layer, stage).map(window -> window.after(field));
    }
    return isPointwise(layer) ? Optional.of(field) : inside(layer).map(field::followedBy);
  }

  private Optional<Definition> layer(Expression stage) {
    return analysis
        .symbols()
        .at(applied(stage).span())
        .map(Symbol::part)
        .filter(Definition.class::isInstance)
        .map(Definition.class::cast);
  }

  private static Expression applied(Expression stage) {
    return stage instanceof Expression.Call call ? call.function() : stage;
  }

  private static boolean isElementwise(Expression stage) {
    return Operators.callable(applied(stage).span().text())
        .filter(Elementwise.class::isInstance)
        .isPresent();
  }

  private boolean grows(Expression.Pipe pipe) {
    return rows(pipe.input()) < rows(pipe);
  }

  private long rows(Expression image) {
    return shape(image).flatMap(shape -> shape.dim(0).constant()).orElse(0L);
  }

  private static boolean isPointwise(Definition definition) {
    return definition.kind() == DefinitionKind.ACTIVATION
        || POINTWISE_FILES.contains(definition.name().span().file().name())
        || POINTWISE.contains(definition.name().text());
  }

  /** Of a layer of the same text: what its result looks at. */
  private Optional<ReceptiveField> inside(Definition layer) {
    if (layer.name().span().file() != analysis.source() || !open.add(layer.name().text())) {
      return Optional.empty();
    }
    Optional<ReceptiveField> field = result(layer.body()).flatMap(this::of);
    open.remove(layer.name().text());
    return field;
  }

  private static Optional<Expression> result(Body body) {
    return switch (body) {
      case Body.Formula formula -> Optional.of(formula.value());
      case Body.Statements statements when !statements.block().statements().isEmpty() ->
          statements.block().statements().getLast() instanceof Statement.Return last
              ? Optional.of(last.value())
              : Optional.empty();
      case Body.Statements statements -> Optional.empty();
      case Body.Missing missing -> Optional.empty();
    };
  }

  private Optional<ReceptiveField> name(Expression.NameReference reference, int axes) {
    return analysis
        .symbols()
        .at(reference.span())
        .flatMap(symbol ->
            Binding.of(symbol, reference.span()).flatMap(bound -> bound(symbol, bound, axes)));
  }

  private Optional<ReceptiveField> bound(Symbol symbol, Binding binding, int axes) {
    Expression value = binding.value();
    if (value != null) {
      return of(value);
    }
    return isGiven(symbol) ? Optional.of(ReceptiveField.start(axes)) : Optional.empty();
  }

  private static boolean isGiven(Symbol symbol) {
    return symbol.kind() == Symbol.Kind.INPUT || symbol.kind() == Symbol.Kind.TENSOR;
  }

  /** Of a sum of two paths the wider one, if their places are as far apart. */
  private Optional<ReceptiveField> both(Expression.Binary binary) {
    List<Expression> sides = List.of(binary.left(), binary.right());
    List<Expression> images = sides.stream().filter(side -> axes(side) > 0).toList();
    boolean numbers =
        sides.stream()
            .allMatch(side -> axes(side) > 0 || shape(side).orElse(Shape.SCALAR).rank() == 0);
    List<ReceptiveField> fields = images.stream().flatMap(side -> of(side).stream()).toList();
    boolean alike = fields.stream().mapToLong(ReceptiveField::jump).distinct().count() == 1;
    return numbers && alike && fields.size() == images.size()
        ? fields.stream().max(Comparator.comparingLong(ReceptiveField::size))
        : Optional.empty();
  }
}
