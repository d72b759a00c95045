package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * The loops of a small product: over rows, over groups of columns whose sums stay in registers, and
 * over the inner dimension. Where columns are whole vectors, the twin with vectors takes rows in
 * pairs, which read the matrix once.
 *
 * @param left the array with the rows, and so on
 */
record ProductText(SmallProduct product, String left, String right, String result) {
  /** Sums of the scalar twin that are under way at the same time. */
  private static final int SCALARS = 8;

  /** Columns from which vectors pay. */
  private static final int FEWEST = 4;

  /** The scalar twin. */
  List<String> scalar() {
    int group = product.isWholeVectors() ? SCALARS / product.chains() : 1;
    List<String> lines = new ArrayList<>();
    lines.add("for (int i0 = from; i0 < to; i0++) {");
    lines.addAll(starts());
    lines.add("for (int i1 = 0; i1 < " + product.columns() + "; " + step("i1", group, "1") + ") {");
    lines.addAll(new ProductTile(product, 1, group, new ScalarSums(this)).lines());
    lines.addAll(List.of("}", "}"));
    return lines;
  }

  /** The twin with vectors. */
  List<String> vector() {
    if (product.columns() < FEWEST) {
      return scalar();
    }
    List<String> lines = new ArrayList<>();
    lines.add("int i0 = from;");
    if (product.isWholeVectors()) {
      lines.add("for (; i0 + 1 < to; i0 += 2) {");
      lines.addAll(wholeVectors(2));
      lines.add("}");
    }
    lines.add("for (; i0 < to; i0++) {");
    lines.addAll(product.isWholeVectors() ? wholeVectors(1) : vectorsUnderMask());
    lines.add("}");
    return lines;
  }

  private List<String> starts() {
    return List.of(
        "int row = rowsAt + i0 * " + product.inner() + ";",
        "int place = resultAt + i0 * " + product.columns() + ";");
  }

  private List<String> wholeVectors(int rows) {
    List<String> lines = new ArrayList<>(starts());
    String step = step("i1", product.vectors(), VectorSums.UNIT);
    lines.add("for (int i1 = 0; i1 < " + product.columns() + "; " + step + ") {");
    VectorSums dialect = new VectorSums(this, "");
    lines.addAll(new ProductTile(product, rows, product.vectors(), dialect).lines());
    lines.add("}");
    return lines;
  }

  /** Loads under a mask cost what others do, and there is one loop to compile. */
  private List<String> vectorsUnderMask() {
    List<String> lines = new ArrayList<>(starts());
    String columns = Integer.toString(product.columns());
    lines.add("for (int i1 = 0; i1 < " + columns + "; " + step("i1", 1, VectorSums.UNIT) + ") {");
    lines.add(LoopText.restMask("i1", columns));
    lines.addAll(new ProductTile(product, 1, 1, new VectorSums(this, ", rest")).lines());
    lines.add("}");
    return lines;
  }

  /** Such as {@code i1 += 4 * SPECIES.length()}. */
  static String step(String variable, int count, String unit) {
    return count == 1 && unit.equals("1")
        ? variable + "++"
        : variable + " += " + times(count, unit);
  }

  private static String times(int count, String unit) {
    return unit.equals("1") ? Integer.toString(count) : count == 1 ? unit : count + " * " + unit;
  }

  /** An element of a row, {@code row} rows further down. */
  String factor(int row, String k) {
    return left + "[row + " + (row == 0 ? "" : row * product.inner() + " + ") + k + "]";
  }

  /** Where a part of the matrix's row {@code k} lies, parts being {@code unit} long. */
  String matrix(String k, int part, String unit) {
    String inner = k.contains(" ") ? "(" + k + ")" : k;
    return "matrixAt + i1 + " + inner + " * " + product.columns() + further(part, unit);
  }

  /** Where a part of the result lies. */
  String place(int row, int part, String unit) {
    return "place + i1" + further(row * product.columns(), "1") + further(part, unit);
  }

  private static String further(int count, String unit) {
    return count == 0 ? "" : " + " + times(count, unit);
  }
}
