package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.shape.Concat;
import nnet.compiler.op.shape.Slice;
import nnet.compiler.source.Span;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.model.DataPlan;

/**
 * The rows that formulas read. A formula is written for one row; over other rows it is built once
 * more, on slots that hold those rows of its columns.
 */
final class DataRows {
  private static final int MOST_ROWS = 100_000;

  private final Elaborator elaborator;
  private final RegionBuilder builder;
  private final Map<Use, Value> slots = new LinkedHashMap<>();
  private final Map<Value, Use> uses = new HashMap<>();
  private final Map<Value, Value> originals = new HashMap<>();
  private int stride;

  /** Rows {@code from} to {@code to} of a column, counted from the example's own. */
  record Use(DataColumn column, int from, int to) {
    boolean isOwnRow() {
      return from == 0 && to == 0;
    }

    boolean isOneRow() {
      return from == to;
    }

    /** What the slot is called. */
    String slot() {
      String name = column.name();
      if (isOwnRow()) {
        return name;
      }
      return isOneRow() ? name + "[" + from + "]" : name + "[" + from + ".." + to + "]";
    }
  }

  DataRows(Elaborator elaborator, Activation at) {
    this.elaborator = elaborator;
    builder = at.frame().builder;
  }

  /** The column's value in the example's own row. */
  Tensor column(DataColumn column, Shape shape) {
    Value value = slot(new Use(column, 0, 0), column.values(shape));
    return new Tensor(value, column.element(), true);
  }

  private Value slot(Use use, ValueType type) {
    return slots.computeIfAbsent(
        use,
        key -> {
          Value value = builder.formal(Formal.Kind.VALUE, use.slot(), type);
          uses.put(value, use);
          return value;
        });
  }

  private Value known(Use use) {
    return Optional.ofNullable(slots.get(use)).orElseThrow();
  }

  Optional<Use> use(Value slot) {
    return Optional.ofNullable(uses.get(slot));
  }

  /** What a value is that was built again over other rows; else the value itself. */
  Value original(Value value) {
    return originals.getOrDefault(value, value);
  }

  /** The columns that a value reads, with their rows, but not behind {@code stops}. */
  Set<Use> reads(Value value, Set<Value> stops) {
    Set<Use> reads = new HashSet<>();
    for (Value each : Lineage.of(builder, value, stops)) {
      use(each).ifPresent(reads::add);
    }
    return reads;
  }

  /** All columns, those of a file first, in its order. */
  List<DataColumn> columns() {
    return slots.keySet().stream().map(Use::column).distinct().toList();
  }

  /** Another column, in the rows of a slot that was made before. */
  Tensor column(DataColumn column, Use like) {
    Value value = slot(new Use(column, like.from(), like.to()), column.values(Shape.SCALAR));
    return new Tensor(value, column.element(), true);
  }

  /** Every so many rows there is an example; false where it is another number than before. */
  boolean stride(long rows) {
    boolean same = stride == 0 || stride == rows;
    stride = (int) Math.min(rows, MOST_ROWS);
    return same;
  }

  int stride() {
    return Math.max(1, stride);
  }

  /** Whether any formula reads another row than the example's own. */
  boolean isSeries() {
    return slots.keySet().stream().anyMatch(use -> !use.isOwnRow());
  }

  List<DataPlan.Window> windows(Set<Value> used) {
    return slots.entrySet().stream()
        .filter(slot -> used.contains(slot.getValue()) && !slot.getKey().isOwnRow())
        .map(Map.Entry::getKey)
        .map(use -> new DataPlan.Window(use.slot(), use.column().name(), use.from(), use.to()))
        .toList();
  }

  /** The formula {@code steps} rows later, or earlier where they are negative. */
  Item shifted(Tensor tensor, long steps, Activation at, Span span) {
    if (steps == 0) {
      return new Item.Value(tensor, span);
    }
    if (Math.abs(steps) > MOST_ROWS) {
      return tooFar(at, span, Math.abs(steps));
    }
    Map<Value, Value> again = new HashMap<>();
    for (Use use : reads(tensor.value(), Set.of())) {
      Value before = known(use);
      int shift = (int) steps;
      Use later = new Use(use.column(), use.from() + shift, use.to() + shift);
      again.put(before, slot(later, before.type()));
    }
    Value value = rebuilt(tensor.value(), again, Dim.BATCH);
    return new Item.Value(new Tensor(value, tensor.element(), tensor.perExample()), span);
  }

  private Item tooFar(Activation at, Span span, long rows) {
    return elaborator.reports.error(
        at, Code.BAD_VALUE, span, "a formula looks 100,000 rows away at most, not " + rows);
  }

  /** The formula over the last {@code length} rows, the example's own last, along a new axis. */
  Item history(Tensor tensor, long length, Activation at, Span span) {
    return window(tensor, 1 - length, 0, at, span);
  }

  /** The formula over the rows from {@code from} to {@code to}, along a new axis. */
  Item window(Tensor tensor, long from, long to, Activation at, Span span) {
    long length = to - from + 1;
    if (length > MOST_ROWS) {
      return tooFar(at, span, length);
    }
    boolean simple =
        Lineage.nodes(builder, tensor.value()).stream()
            .allMatch(node -> node.operation() instanceof Operation.Apply);
    if (!simple) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.NOT_YET, span, "a layer of each row of a window is not compiled yet")
              .help("apply it to the window: history(x, length: 10) -> layer"));
      return Item.UNKNOWN;
    }
    Dim all = Dim.BATCH.times(Dim.of(length));
    Map<Value, Value> again = new HashMap<>();
    for (Use use : reads(tensor.value(), Set.of())) {
      again.put(known(use), windowed(use, (int) from, (int) to, all));
    }
    Value flat = rebuilt(tensor.value(), again, all);
    Shape shape = tensor.shape().insert(0, Dim.of(length)).insert(0, Dim.BATCH);
    Value value = reshaped(flat, shape);
    originals.put(value, original(flat));
    return new Item.Value(new Tensor(value, tensor.element(), true), span);
  }

  /** A window's rows as if each were an example. */
  private Value windowed(Use use, int from, int to, Dim all) {
    Use window = new Use(use.column(), use.from() + from, use.to() + to);
    ValueType row = known(use).type();
    Shape one = row.shape().without(0);
    int length = to - from + 1;
    int inner = use.to() - use.from() + 1;
    Shape rest = inner == 1 ? one : one.without(0);
    Dim rows = Dim.of(length + inner - 1);
    Shape held = window.isOneRow() ? one : rest.insert(0, rows);
    Value slot = slot(window, row.withShape(held.insert(0, Dim.BATCH)));
    boolean nested = inner > 1 && length > 1;
    return reshaped(nested ? unfolded(slot, length, inner) : slot, one.insert(0, all));
  }

  /** All windows of {@code inner} rows, one row further each, out of the rows that they share. */
  private Value unfolded(Value rows, int length, int inner) {
    boolean byWindow = length < inner;
    int count = byWindow ? length : inner;
    Shape rest = rows.type().shape().slice(2, rows.type().shape().rank());
    List<Value> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Attributes stretch = Slice.attributes(1, Dim.of(i), Dim.of(i + (byWindow ? inner : length)));
      Value piece = builder.apply(Slice.INSTANCE, stretch, List.of(rows));
      Shape apart = rest.insert(0, byWindow ? Dim.of(inner) : Dim.ONE);
      apart = apart.insert(0, byWindow ? Dim.ONE : Dim.of(length)).insert(0, Dim.BATCH);
      pieces.add(reshaped(piece, apart));
    }
    return builder.apply(Concat.INSTANCE, Attributes.of("axis", byWindow ? 1 : 2), pieces);
  }

  private Value reshaped(Value value, Shape shape) {
    return value.type().shape().equals(shape)
        ? value
        : builder.apply(Tensors.operator("reshape"), Attributes.of("shape", shape), List.of(value));
  }

  private Value rebuilt(Value value, Map<Value, Value> again, Dim batch) {
    for (Node node : Lineage.nodes(builder, value)) {
      List<Value> operands =
          node.operands().stream().map(operand -> again.getOrDefault(operand, operand)).toList();
      List<Value> results =
          switch (node.operation()) {
            case Operation.Apply apply ->
                List.of(builder.apply(apply.operator(), over(apply.attributes(), batch), operands));
            case Operation.Call call -> builder.call(call.region(), operands);
            case Operation.Scan scan -> scanned(node, operands);
          };
      for (int i = 0; i < results.size(); i++) {
        Value before = node.results().get(i);
        again.put(before, results.get(i));
        originals.put(results.get(i), original(before));
      }
    }
    return again.getOrDefault(value, value);
  }

  private List<Value> scanned(Node node, List<Value> operands) {
    List<Value> results =
        node.results().stream().map(result -> new Value(result.type(), result.name())).toList();
    builder.append(new Node(node.operation(), operands, results, node.origin()));
    return results;
  }

  /** Attributes name shapes with the batch axis, which is longer over windows. */
  private static Attributes over(Attributes attributes, Dim batch) {
    Map<String, Object> changed = new TreeMap<>(attributes.entries());
    changed.replaceAll((name, value) -> value instanceof Shape shape ? over(shape, batch) : value);
    return new Attributes(changed);
  }

  private static Shape over(Shape shape, Dim batch) {
    return new Shape(shape.dims().stream().map(dim -> dim.substitute(Dim.BATCH, batch)).toList());
  }
}
