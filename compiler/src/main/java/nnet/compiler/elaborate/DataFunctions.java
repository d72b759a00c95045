package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.elaborate.Item.Callee;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;

/** The functions that formulas of a data block may call beside all others. */
final class DataFunctions {
  private static final long MOST_CLASSES = 100_000;

  private final Elaborator elaborator;
  private final DataRows rows;
  private final FittedTransforms transforms;
  private final TextColumns texts;

  DataFunctions(Elaborator elaborator, DataRows rows, FittedTransforms transforms) {
    this.elaborator = elaborator;
    this.rows = rows;
    this.transforms = transforms;
    texts = new TextColumns(rows, transforms);
  }

  void declare(Scope scope) {
    declare(scope, "standardize", transforms::standardize);
    declare(scope, "min_max", transforms::minMax);
    declare(scope, "impute", transforms::impute);
    declare(scope, "one_hot", this::oneHot);
    declare(scope, "concat", this::concat);
    declare(scope, "tokenize", texts::tokenize);
    declare(scope, "token_count", texts::count);
    declare(scope, "history", this::history);
    declare(scope, "ahead", this::ahead);
  }

  private void declare(Scope scope, String name, Function<DataCall, Item> function) {
    Item.LocalFunction local =
        (positional, named, at, span) -> {
          DataCall call = new DataCall(elaborator, name, positional, named, at, span);
          return call.failed() ? Item.UNKNOWN : function.apply(call);
        };
    scope.declare(name, new Item.Function(new Callee.Local(name, local), Map.of()));
  }

  private Item concat(DataCall call) {
    Tensor joined = call.joined(call.named());
    return joined == null ? Item.UNKNOWN : new Item.Value(joined, call.span);
  }

  private Item history(DataCall call) {
    if (!call.options("length")) {
      return Item.UNKNOWN;
    }
    Tensor tensor = call.numbers();
    Optional<Long> length = call.whole("length", "history(x, length: 60)");
    return tensor == null || length.isEmpty()
        ? Item.UNKNOWN
        : rows.history(tensor, length.get(), call.at, call.span);
  }

  private Item ahead(DataCall call) {
    if (!call.options("steps")) {
      return Item.UNKNOWN;
    }
    Tensor tensor = call.one();
    Optional<Long> steps = call.whole("steps", "ahead(x, 1)");
    return tensor == null || steps.isEmpty()
        ? Item.UNKNOWN
        : rows.ahead(tensor, steps.get(), call.at, call.span);
  }

  /** A label as a row of zeros with one 1; categories say at most how many there are. */
  private Item oneHot(DataCall call) {
    if (!call.options("at_most", "classes")) {
      return Item.UNKNOWN;
    }
    Tensor label = call.one();
    if (label == null) {
      return Item.UNKNOWN;
    }
    Optional<DataColumn> column = rows.use(label.value()).map(DataRows.Use::column);
    Argued count = call.option("at_most") != null ? call.option("at_most") : call.option("classes");
    boolean known =
        label.element() instanceof Element.ClassIndex index && index.count().isConstant();
    if (known) {
      return hot(label, count == null ? Map.of() : Map.of("classes", count), call);
    }
    if (column.isEmpty()) {
      return notALabel(call, label);
    }
    boolean category = column.get().isCategory();
    if (!category && !(label.element() instanceof Element.Int)) {
      return notALabel(call, label);
    }
    Optional<Long> classes =
        category && call.option("classes") == null
            ? call.whole("at_most", "one_hot(at_most: 8): rarer ones share the last place")
            : call.whole("classes", "one_hot(classes: 10)");
    return classes.map(n -> ofColumn(label, column.get(), n, call)).orElse(Item.UNKNOWN);
  }

  private Item ofColumn(Tensor label, DataColumn column, long classes, DataCall call) {
    if (classes > MOST_CLASSES) {
      return call.error(
          Code.TOO_LARGE, call.span, "one_hot has at most 100,000 places; these are " + classes);
    }
    if (!column.classes(classes)) {
      return call.error(
          Code.BAD_OPTION,
          call.span,
          "`" + column.name() + "` has another number of classes somewhere else in this block");
    }
    Element element = new Element.ClassIndex(Dim.of(classes));
    return hot(label.withElement(element), Map.of(), call);
  }

  private Item notALabel(DataCall call, Tensor label) {
    elaborator.reports.add(
        call.at,
        Diagnostic.error(Code.TYPE_MISMATCH, call.span, "`one_hot` takes a column of labels")
            .label(call.span, label.describe())
            .help("declare the field as category, class(10) or i32"));
    return Item.UNKNOWN;
  }

  private Item hot(Tensor label, Map<String, Argued> options, DataCall call) {
    Item.Function primitive = (Item.Function) elaborator.expressions.callable("one_hot");
    Argued argument = new Argued(new Item.Value(label, call.span), call.span);
    return primitive == null
        ? Item.UNKNOWN
        : elaborator.functions.call(
            primitive, new Arguments.Evaluated(List.of(argument), options), call.at, call.span);
  }
}
