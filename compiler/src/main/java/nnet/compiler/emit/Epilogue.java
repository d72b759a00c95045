package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;

/**
 * What becomes of the sums of a small product while they are in registers: formulas, if any, and
 * memory in the end. Operands are as long as the product, or the same for every row.
 *
 * @param columns of the product
 * @param sum the product
 * @param inputs what else is read; the axes along which it moves are rows and columns
 * @param outputs what is written
 * @param variables the beginning of the variable that holds an element of each value
 */
record Epilogue(
    int columns,
    Value sum,
    List<Node> nodes,
    Map<Value, LoopValue> inputs,
    Map<Value, LoopValue> outputs,
    Map<Value, String> variables) {

  /** What begins anew with every row. */
  List<String> starts() {
    Set<LoopValue> moving = new LinkedHashSet<>(inputs.values());
    moving.addAll(outputs.values());
    moving.removeIf(value -> !value.moves(0));
    return moving.stream()
        .map(value -> "int " + start(value) + " = " + value.offset() + " + i0 * " + columns + ";")
        .toList();
  }

  private static String start(LoopValue value) {
    return value.name() + "Row";
  }

  /** The statements for one part of a row. */
  List<String> lines(SumsDialect sums, int row, int part, String total) {
    Map<Value, String> own = new HashMap<>();
    variables.forEach((value, name) -> own.put(value, name + row + part));
    Dialect dialect = sums.formulas();
    LoopBody body = new LoopBody(dialect, own);
    List<String> lines = new ArrayList<>();
    lines.add(sums.total(name(own, sum), total));
    body.load(sum);
    inputs.forEach((value, input) -> {
      lines.add(read(sums, name(own, value), input, row, part));
      body.load(value);
    });
    nodes.forEach(body::write);
    List<String> writes = new ArrayList<>();
    outputs.forEach((value, output) -> {
      String stored = body.stored(value);
      writes.add(sums.write(output.array(), place(output, row, part, sums.unit()), stored));
    });
    lines.addAll(dialect.drain());
    lines.addAll(writes);
    return lines;
  }

  private static String name(Map<Value, String> variables, Value value) {
    String name = variables.get(value);
    if (name == null) {
      throw new IllegalStateException("no variable for " + value);
    }
    return name;
  }

  private String read(SumsDialect sums, String name, LoopValue input, int row, int part) {
    String place = place(input, row, part, sums.unit());
    return input.moves(1)
        ? sums.read(name, input.array(), place)
        : sums.readNumber(name, input.array() + "[" + place + "]");
  }

  private String place(LoopValue value, int row, int part, String unit) {
    String start =
        value.moves(0) ? start(value) + ProductText.further(row * columns, "1") : value.offset();
    return value.moves(1) ? start + " + i1" + ProductText.further(part, unit) : start;
  }
}
