package nnet.compiler.elaborate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.runtime.model.DataPlan;

/** Makes numbers of labels and categories. */
final class CategoryFunctions {
  private static final long MOST_CLASSES = 100_000;
  private static final List<String> POLICIES = List.of("zero", "own", "error");

  private final DataRows rows;
  private final RowOperators operators;

  CategoryFunctions(DataRows rows, RowOperators operators) {
    this.rows = rows;
    this.operators = operators;
  }

  /** A label as a row of zeros with one 1; categories say at most how many there are. */
  Item oneHot(DataCall call) {
    if (!call.options("at_most", "classes", "rare", "unknown", "order")) {
      return Item.UNKNOWN;
    }
    Tensor label = call.one();
    if (label == null) {
      return Item.UNKNOWN;
    }
    Argued count = call.option("at_most") != null ? call.option("at_most") : call.option("classes");
    if (label.element() instanceof Element.ClassIndex index && index.count().isConstant()) {
      return operators.usual(
          "one_hot",
          call,
          List.of(RowOperators.item(label)),
          count == null ? Map.of() : Map.of("classes", count.item()));
    }
    Optional<DataColumn> column = rows.use(label.value()).map(DataRows.Use::column);
    boolean category = column.map(DataColumn::isCategory).orElse(false);
    if (column.isEmpty() || (!category && !(label.element() instanceof Element.Int))) {
      return notALabel(call, label);
    }
    return category
        ? ofCategory(label, column.get(), call)
        : call.whole("classes", "one_hot(classes: 10)")
            .map(n -> hot(label, column.get(), n, call))
            .orElse(Item.UNKNOWN);
  }

  /** A category as its number: by a given order, or by how often the training rows have it. */
  Item ordinal(DataCall call) {
    if (!call.options("order", "at_most", "rare", "unknown")) {
      return Item.UNKNOWN;
    }
    Tensor label = call.one();
    if (label == null) {
      return Item.UNKNOWN;
    }
    Optional<DataColumn> column =
        rows.use(label.value()).map(DataRows.Use::column).filter(DataColumn::isCategory);
    boolean known =
        label.element() instanceof Element.ClassIndex index && index.count().isConstant();
    if (column.isEmpty() && !known) {
      return notALabel(call, label);
    }
    Item hot =
        column
            .map(category -> ofCategory(label, category, call))
            .orElseGet(() ->
                operators.usual("one_hot", call, List.of(RowOperators.item(label)), Map.of()));
    Tensor places = hot.tensor();
    if (places == null) {
      return Item.UNKNOWN;
    }
    Item count = RowOperators.number(places.shape().last().size());
    Item numbers = operators.usual("arange", call, List.of(), Map.of("n", count));
    Item product = operators.apply("multiply", call, hot, numbers);
    return operators.usual("sum", call, List.of(product), Map.of("axis", RowOperators.number(-1)));
  }

  private Item ofCategory(Tensor label, DataColumn column, DataCall call) {
    Optional<DataPlan.Categories> categories = categories(call);
    if (categories.isEmpty()) {
      return Item.UNKNOWN;
    }
    DataPlan.Categories how = categories.get();
    boolean none = call.option("at_most") == null && call.option("classes") == null;
    Optional<Long> places =
        none && !how.words().isEmpty()
            ? Optional.of(how.words().size() + (how.unknown().equals("own") ? 1L : 0L))
            : call.option("classes") == null
                ? call.whole("at_most", call.name + "(at_most: 8): rarer ones share the last place")
                : call.whole("classes", "one_hot(classes: 10)");
    if (places.isEmpty()) {
      return Item.UNKNOWN;
    }
    if (!column.categories(how)) {
      return call.error(
          Code.BAD_OPTION,
          call.span,
          "`" + column.name() + "` is numbered in another way somewhere else in this block");
    }
    boolean zero = how.unknown().equals("zero");
    Item hot = hot(label, column, places.get() + (zero ? 1 : 0), call);
    Tensor all = hot.tensor();
    return zero && all != null
        ? RowOperators.item(
            operators.elaborator().tensors.slice(all, 0, 0, places.get(), false, call.at))
        : hot;
  }

  private Item hot(Tensor label, DataColumn column, long classes, DataCall call) {
    if (classes > MOST_CLASSES) {
      return call.error(
          Code.TOO_LARGE,
          call.span,
          call.name + " has at most 100,000 places; these are " + classes);
    }
    if (!column.classes(classes)) {
      return call.error(
          Code.BAD_OPTION,
          call.span,
          "`" + column.name() + "` has another number of classes somewhere else in this block");
    }
    Tensor known = label.withElement(new Element.ClassIndex(Dim.of(classes)));
    return operators.usual("one_hot", call, List.of(RowOperators.item(known)), Map.of());
  }

  /** What is declared about categories; empty where it is wrong, which is reported. */
  private Optional<DataPlan.Categories> categories(DataCall call) {
    Optional<Long> rare = call.whole("rare", 1);
    Optional<List<String>> order = order(call);
    Argued unknown = call.option("unknown");
    String policy = unknown == null ? "" : word(unknown.item());
    if (unknown != null && !POLICIES.contains(policy)) {
      call.error(
          Code.BAD_OPTION,
          unknown.span(),
          "categories that no training row has are zero, own or error; this is "
              + unknown.item().kind());
      return Optional.empty();
    }
    if (rare.isEmpty() || order.isEmpty()) {
      return Optional.empty();
    }
    if (!order.get().isEmpty() && call.option("rare") != null) {
      call.error(
          Code.BAD_OPTION, call.span, "categories in a given order are not counted: no `rare`");
      return Optional.empty();
    }
    if (policy.equals("error") && call.option("rare") != null) {
      call.error(
          Code.BAD_OPTION,
          call.span,
          "rare categories need the place of unknown ones: unknown: own, or unknown: zero");
      return Optional.empty();
    }
    int least = (int) Math.min(rare.get(), Integer.MAX_VALUE);
    return Optional.of(new DataPlan.Categories(order.get(), least, policy));
  }

  private static String word(Item item) {
    return item instanceof Item.Word word ? word.name().text() : "";
  }

  private static Optional<List<String>> order(DataCall call) {
    Argued given = call.option("order");
    if (given == null) {
      return Optional.of(List.of());
    }
    List<Item> items = given.item() instanceof Item.Sequence list ? list.items() : List.of();
    List<String> words =
        items.stream()
            .filter(item -> item instanceof Item.Text)
            .map(item -> ((Item.Text) item).value())
            .toList();
    if (words.isEmpty()
        || words.size() < items.size()
        || new HashSet<>(words).size() < words.size()) {
      call.error(
          Code.BAD_OPTION,
          given.span(),
          "`order` is a list of different texts: [\"small\", \"medium\", \"large\"]");
      return Optional.empty();
    }
    return Optional.of(words);
  }

  private static Item notALabel(DataCall call, Tensor label) {
    return call.error(
        Diagnostic.error(
                Code.TYPE_MISMATCH, call.span, "`" + call.name + "` takes a column of labels")
            .label(call.span, label.describe())
            .help("declare the field as category, class(10) or i32"));
  }
}
