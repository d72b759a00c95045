package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;

/**
 * The nested loops around a body. The outermost axis runs {@code from .. to}, inner ones over sizes
 * {@code n1}, {@code n2}, ...; the innermost is the one that vectors go along.
 *
 * @param wholeVectors whether nothing is left at the end of the innermost axis
 * @param inputs values read, with how they are read
 * @param outputs values written, with how they are written
 * @param scalars numbers that are arguments of the method
 * @param variables the variable that holds an element of each value
 * @param normal whether what is written has no denormal numbers: they become 0
 */
record LoopText(
    int rank,
    boolean wholeVectors,
    List<Node> nodes,
    Map<Value, LoopValue> inputs,
    Map<Value, LoopValue> outputs,
    Map<Value, String> scalars,
    Map<Value, String> variables,
    boolean normal) {

  /** The scalar twin. */
  List<String> scalar() {
    List<String> lines = new ArrayList<>();
    open(lines, "float %s = %s;");
    String i = index(rank - 1);
    lines.add("for (int " + i + " = " + start() + "; " + i + " < " + end() + "; " + i + "++) {");
    lines.addAll(scalarBody());
    lines.add("}");
    close(lines);
    return lines;
  }

  /** What the innermost loop does, or all there is where there is no loop. */
  List<String> scalarBody() {
    return scalarBody((body, dialect, value, input) -> body.load(value));
  }

  /** How a body finds an operand that does not move within the innermost loop. */
  private interface Standing {
    void find(LoopBody body, Dialect dialect, Value value, LoopValue input);
  }

  private List<String> scalarBody(Standing standing) {
    List<String> lines = new ArrayList<>();
    ScalarDialect dialect = new ScalarDialect();
    LoopBody body = new LoopBody(dialect, variables);
    inputs.forEach((value, input) -> {
      if (lastMove(input) == rank - 1) {
        lines.add("float " + input.name() + " = " + element(input) + ";");
        body.load(value);
      } else {
        standing.find(body, dialect, value, input);
      }
    });
    scalars.forEach((value, name) -> body.define(value, dialect.scalar(value.type().data(), name)));
    nodes.forEach(body::write);
    lines.addAll(dialect.drain());
    outputs.forEach((value, output) ->
        lines.add(
            element(output) + " = " + ScalarDialect.bare(stored(value, body, dialect)) + ";"));
    return lines;
  }

  /** The twin with vectors. */
  List<String> vector() {
    List<String> lines = new ArrayList<>();
    open(lines, "FloatVector %s = FloatVector.broadcast(SPECIES, %s);");
    String i = index(rank - 1);
    if (wholeVectors) {
      String step = i + " += SPECIES.length()";
      lines.add("for (int " + i + " = " + start() + "; " + i + " < " + end() + "; " + step + ") {");
      lines.addAll(vectorBody(""));
      lines.add("}");
    } else {
      vectorsAndRest(lines, i);
    }
    close(lines);
    return lines;
  }

  /** Rows end under a mask; what is left of a long loop is few elements, and plain. */
  private void vectorsAndRest(List<String> lines, String i) {
    lines.add("int " + i + " = " + start() + ";");
    lines.add(
        "int whole = "
            + (rank == 1
                ? "from + SPECIES.loopBound(to - from)"
                : "SPECIES.loopBound(" + end() + ")")
            + ";");
    lines.add("for (; " + i + " < whole; " + i + " += SPECIES.length()) {");
    lines.addAll(vectorBody(""));
    lines.add("}");
    if (rank == 1) {
      lines.add("for (; " + i + " < to; " + i + "++) {");
      lines.addAll(rest());
    } else {
      lines.add("if (" + i + " < " + end() + ") {");
      lines.add(restMask(i, end()));
      lines.addAll(vectorBody(", rest"));
    }
    lines.add("}");
  }

  /** The lanes that are left of a row. */
  static String restMask(String from, String end) {
    String count = "(float) (" + end + " - " + from + ")";
    return "VectorMask<Float> rest = Lanes.NUMBERS.compare(VectorOperators.LT, " + count + ");";
  }

  /** Plain; what stands before the loop is a vector there, and so is read once more. */
  private List<String> rest() {
    return scalarBody((body, dialect, value, input) ->
        body.define(value, dialect.loaded(value.type().data(), element(input))));
  }

  /** Written twice, as only then it is known which numbers are needed several times. */
  private List<String> vectorBody(String mask) {
    VectorDialect draft = new VectorDialect(Set.of());
    vectorBody(mask, draft);
    return vectorBody(mask, new VectorDialect(draft.repeated()));
  }

  private List<String> vectorBody(String mask, VectorDialect dialect) {
    List<String> lines = new ArrayList<>();
    LoopBody body = new LoopBody(dialect, variables);
    inputs.forEach((value, input) -> {
      if (lastMove(input) == rank - 1) {
        String slice = input.array() + ", " + place(input) + mask;
        lines.add(
            "FloatVector " + input.name() + " = FloatVector.fromArray(SPECIES, " + slice + ");");
      }
      body.load(value);
    });
    scalars.forEach((value, name) -> body.define(value, dialect.scalar(value.type().data(), name)));
    nodes.forEach(body::write);
    List<String> stores = new ArrayList<>();
    outputs.forEach((value, output) -> {
      String slice = output.array() + ", " + place(output) + mask;
      stores.add(stored(value, body, dialect) + ".intoArray(" + slice + ");");
    });
    lines.addAll(dialect.drain());
    lines.addAll(stores);
    return lines;
  }

  private String stored(Value value, LoopBody body, Dialect dialect) {
    return normal ? dialect.normal(body.stored(value)) : body.stored(value);
  }

  /** The outer loops, and the operands that do not move further in. */
  private void open(List<String> lines, String load) {
    load(lines, -1, load);
    for (int axis = 0; axis < rank - 1; axis++) {
      String i = index(axis);
      String first = axis == 0 ? "from" : "0";
      String last = axis == 0 ? "to" : "n" + axis;
      lines.add("for (int " + i + " = " + first + "; " + i + " < " + last + "; " + i + "++) {");
      load(lines, axis, load);
    }
  }

  private void load(List<String> lines, int axis, String pattern) {
    for (LoopValue input : inputs.values()) {
      if (lastMove(input) == axis) {
        lines.add(String.format(pattern, input.name(), element(input)));
      }
    }
  }

  private void close(List<String> lines) {
    for (int axis = 0; axis < rank - 1; axis++) {
      lines.add("}");
    }
  }

  private String start() {
    return rank == 1 ? "from" : "0";
  }

  private String end() {
    return rank == 1 ? "to" : "n" + (rank - 1);
  }

  private static String index(int axis) {
    return "i" + axis;
  }

  /** The innermost axis along which it moves; -1 where it is one number. */
  private static int lastMove(LoopValue value) {
    return value.moves().lastIndexOf(true);
  }

  private static String element(LoopValue value) {
    return value.array() + "[" + place(value) + "]";
  }

  /** Such as {@code xAt + i0 * n1 + i1}. */
  private static String place(LoopValue value) {
    if (value.stride() > 0) {
      return value.offset() + row(value) + " + " + index(value.moves().size() - 1);
    }
    StringBuilder place = new StringBuilder(value.offset());
    for (int axis = 0; axis < value.moves().size(); axis++) {
      if (value.moves(axis)) {
        place.append(place.isEmpty() ? "" : " + ").append(index(axis));
        for (int inner = axis + 1; inner < value.moves().size(); inner++) {
          place.append(value.moves(inner) ? " * n" + inner : "");
        }
      }
    }
    return place.toString();
  }

  /** Such as {@code + i0 * 256}: rows are counted over all axes but the last. */
  private static String row(LoopValue value) {
    StringBuilder row = new StringBuilder();
    int last = value.moves().size() - 1;
    for (int axis = 0; axis < last; axis++) {
      row.append(" + ").append(index(axis));
      for (int inner = axis + 1; inner < last; inner++) {
        row.append(" * n").append(inner);
      }
      row.append(" * ").append(value.stride());
    }
    return row.toString();
  }
}
