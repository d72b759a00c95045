package nnet.compiler.elaborate;

import java.util.Map;
import java.util.function.Function;
import nnet.compiler.elaborate.Item.Callee;
import nnet.compiler.op.Tensor;

/** The functions that formulas of a data block may call beside all others. */
final class DataFunctions {
  private final Elaborator elaborator;
  private final TextColumns texts;
  private final Scaling scaling;
  private final Imputation imputation;
  private final CategoryFunctions categories;
  private final SeriesFunctions series;
  private final DateFunctions dates;

  DataFunctions(
      Elaborator elaborator, DataRows rows, FittedTransforms transforms, Imputation imputation) {
    this.elaborator = elaborator;
    this.imputation = imputation;
    texts = new TextColumns(rows, transforms);
    RowOperators operators = new RowOperators(elaborator);
    scaling = new Scaling(transforms, operators);
    categories = new CategoryFunctions(rows, operators);
    series = new SeriesFunctions(rows, operators);
    dates = new DateFunctions(rows, operators);
  }

  void declare(Scope scope) {
    declare(scope, "standardize", scaling::standardize);
    declare(scope, "min_max", scaling::minMax);
    declare(scope, "robust_scale", scaling::robustScale);
    declare(scope, "impute", imputation::impute);
    declare(scope, "clip", imputation::clip);
    declare(scope, "one_hot", categories::oneHot);
    declare(scope, "ordinal", categories::ordinal);
    declare(scope, "concat", this::concat);
    declare(scope, "tokenize", texts::tokenize);
    declare(scope, "token_count", texts::count);
    declare(scope, "history", series::history);
    declare(scope, "ahead", series::ahead);
    declare(scope, "lead", series::ahead);
    declare(scope, "lags", series::lags);
    declare(scope, "differences", series::differences);
    declare(scope, "returns", series::returns);
    declare(scope, "log_returns", series::logReturns);
    declare(scope, "windows", series::windows);
    for (DateFunctions.Part part : DateFunctions.PARTS) {
      declare(scope, part.name(), call -> dates.part(part, call));
    }
    declareInvertible(scope, "log", "exp");
    declareInvertible(scope, "log1p", "expm1");
  }

  private void declare(Scope scope, String name, Function<DataCall, Item> function) {
    define(
        scope,
        name,
        (positional, named, at, span) -> {
          DataCall call = new DataCall(elaborator, name, positional, named, at, span);
          return call.failed() ? Item.UNKNOWN : function.apply(call);
        });
  }

  private static void define(Scope scope, String name, Item.LocalFunction function) {
    scope.declare(name, new Item.Function(new Callee.Local(name, function), Map.of()));
  }

  /** The usual function of this name, but for its option {@code invert}. */
  private void declareInvertible(Scope scope, String name, String inverse) {
    define(
        scope,
        name,
        (positional, named, at, span) -> {
          if (named.containsKey("invert")) {
            DataCall call = new DataCall(elaborator, name, positional, named, at, span);
            return call.failed() ? Item.UNKNOWN : scaling.logarithm(call, inverse);
          }
          Item.Function usual = (Item.Function) elaborator.expressions.callable(name);
          Arguments.Evaluated given = new Arguments.Evaluated(positional, named);
          return usual == null ? Item.UNKNOWN : elaborator.functions.call(usual, given, at, span);
        });
  }

  private Item concat(DataCall call) {
    Tensor joined = call.joined(call.named());
    return joined == null ? Item.UNKNOWN : new Item.Value(joined, call.span);
  }
}
