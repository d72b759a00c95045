package nnet.compiler.elaborate;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.graph.Origin;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Shape;
import nnet.runtime.model.DataPlan;
import org.jspecify.annotations.Nullable;

/** One data block: its sources, its formulas, and what of them the network takes. */
final class DataBlock {
  static final Set<String> SETTINGS = Set.of("on_error", "longest_gap");

  private final Elaborator elaborator;
  private final Activation at;
  private final Declaration.Data data;
  private final @Nullable NetworkBody network;
  private final DataRows rows;
  private final FittedTransforms transforms;
  private final Imputation imputation;
  private final DataOrder order;
  private final DataLeaks leaks;
  private final DataMistakes mistakes;
  private final Map<String, Assigned> assigned = new LinkedHashMap<>();
  private DataStatement.@Nullable Split split;
  private DataStatement.@Nullable Setting gaps;
  private Optional<DataPlan.Split> shares = Optional.empty();

  /** A formula with the name it is bound to. */
  record Assigned(Name name, Item item, Span span) {}

  DataBlock(
      Elaborator elaborator, Activation at, Declaration.Data data, @Nullable NetworkBody network) {
    this.elaborator = elaborator;
    this.at = at;
    this.data = data;
    this.network = network;
    rows = new DataRows(elaborator, at);
    transforms = new FittedTransforms(elaborator, rows);
    imputation = new Imputation(transforms, new RowOperators(elaborator));
    order = new DataOrder(elaborator, at);
    leaks = new DataLeaks(elaborator, at, rows);
    mistakes = new DataMistakes(elaborator, at, data, network);
  }

  Optional<DataElaboration.Elaborated> elaborate() {
    Optional<DataSources.Read> read = new DataSources(elaborator, at, data).read();
    Map<String, DataColumn> columns = read.map(DataSources.Read::columns).orElse(Map.of());
    arrange(columns, read);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    inferShapes(columns);
    declare(columns);
    formulas();
    leaks.split(split, order);
    NetworkBody body = network;
    if (body == null) {
      return Optional.empty();
    }
    DataEntry entry =
        new DataEntry(
            elaborator, at, data, body, rows, transforms, imputation, leaks, assigned, columns);
    return entry.of(read.get(), order, shares, mistakes.plan());
  }

  /** Order, split and settings: all but the formulas. */
  private void arrange(Map<String, DataColumn> columns, Optional<DataSources.Read> read) {
    for (DataStatement statement : data.statements()) {
      switch (statement) {
        case DataStatement.OrderBy by -> order.by(by, columns, read.isPresent());
        case DataStatement.GroupBy by -> order.by(by, columns, read.isPresent());
        case DataStatement.Split s -> split(s, columns, read);
        case DataStatement.Setting setting -> setting(setting);
        case DataStatement.From from -> {}
        case DataStatement.Join join -> {}
        case DataStatement.Column column -> {}
        case DataStatement.Broken broken -> {}
      }
    }
    order.check(gaps);
  }

  private void setting(DataStatement.Setting setting) {
    Name name = setting.name();
    if (name.text().equals("longest_gap")) {
      order.longestGap(setting.value());
      gaps = setting;
    } else if (SETTINGS.contains(name.text())) {
      mistakes.read(setting.value());
    } else {
      elaborator.reports.unknownName(
          at, Code.UNKNOWN_OPTION, name.span(), "data has no setting", name.text(), SETTINGS);
    }
  }

  private void split(
      DataStatement.Split statement,
      Map<String, DataColumn> columns,
      Optional<DataSources.Read> read) {
    if (split != null) {
      elaborator.reports.error(
          at, Code.DUPLICATE_NAME, statement.span(), "the rows are split twice");
      return;
    }
    split = statement;
    DataSplit plan = new DataSplit(elaborator, at);
    shares = plan.plan(statement);
    plan.by().filter(name -> read.isPresent()).ifPresent(name -> splitBy(name, columns));
    for (DataPlan.Source source : read.map(DataSources.Read::sources).orElse(List.of())) {
      if (shares.map(s -> s.shares().containsKey(source.part())).orElse(false)) {
        elaborator.reports.error(
            at,
            Code.BAD_SPLIT,
            statement.span(),
            "`" + source.part() + "` has a source of its own: leave it out of the split");
      }
    }
  }

  private void splitBy(Name name, Map<String, DataColumn> columns) {
    DataColumn column = columns.get(name.text());
    if (column == null) {
      elaborator.reports.unknownName(
          at, Code.UNKNOWN_NAME, name.span(), "there is no column", name.text(), columns.keySet());
    } else if (column.shape().map(shape -> shape.rank() > 0).orElse(false)) {
      elaborator.reports.error(
          at, Code.BAD_VALUE, name.span(), "rows are split by a column of one value for each row");
    }
  }

  /** Items of a file have the shape of the input that is made of them number by number. */
  private void inferShapes(Map<String, DataColumn> columns) {
    NetworkBody body = network;
    for (DataColumn column : columns.values()) {
      if (column.shape().isEmpty() && body != null) {
        port(column, body)
            .ifPresent(port -> column.infer(port.tensor().element(), port.tensor().shape()));
      }
    }
  }

  private Optional<NetworkBody.Port> port(DataColumn column, NetworkBody body) {
    Set<String> made = new HashSet<>(Set.of(column.name()));
    NetworkBody.Port direct =
        body.inputs.getOrDefault(column.name(), body.targets.get(column.name()));
    for (DataStatement statement : data.statements()) {
      if (statement instanceof DataStatement.Column formula
          && Mentions.any(formula.value(), made)) {
        String name = formula.name().text();
        NetworkBody.Port port = body.inputs.getOrDefault(name, body.targets.get(name));
        if (port != null) {
          return Optional.of(port);
        }
        made.add(name);
      }
    }
    return Optional.ofNullable(direct);
  }

  private void declare(Map<String, DataColumn> columns) {
    new DataFunctions(elaborator, rows, transforms, imputation).declare(at.scope());
    for (DataColumn column : columns.values()) {
      Item item =
          column.shape().isPresent()
              ? mistakes.filled(column, rows.column(column, column.shape().get()), imputation)
              : Item.UNKNOWN;
      at.scope().declare(column.name(), item);
    }
    order.columns().forEach(column -> rows.column(column, Shape.SCALAR));
  }

  private void formulas() {
    for (DataStatement statement : data.statements()) {
      if (statement instanceof DataStatement.Column formula) {
        formula(formula);
      }
    }
  }

  private void formula(DataStatement.Column formula) {
    Name name = formula.name();
    at.frame().builder.origin(new Origin(formula.span(), ""));
    Item item = elaborator.bodies.named(name.text(), formula.value(), at);
    Span span = formula.value().span();
    Assigned before = assigned.putIfAbsent(name.text(), new Assigned(name, item, span));
    if (before != null) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.DUPLICATE_NAME, name.span(), "`" + name + "` is given twice in this block")
              .label(before.name().span(), "first given here"));
    }
    at.scope().declare(name.text(), item);
  }
}
