package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.plan.SmallProduct;

/**
 * The loops of a small product: over rows, over groups of columns whose sums stay in registers, and
 * over the inner dimension. Where columns are whole vectors, the twin with vectors takes rows in
 * pairs, which read the matrix once.
 *
 * @param left the array with the rows
 * @param right the array with the matrix
 * @param epilogue what becomes of the sums
 */
record ProductText(SmallProduct product, String left, String right, Epilogue epilogue) {
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
    lines.addAll(new ProductTile(this, 1, group, new ScalarSums(this)).lines());
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
      lines.addAll(wholeVectors(2, product.vectors()));
      lines.add("}");
    }
    lines.add("for (; i0 < to; i0++) {");
    lines.addAll(product.isWholeVectors() ? narrowVectors() : vectorsUnderMask());
    lines.add("}");
    return lines;
  }

  private List<String> starts() {
    List<String> lines = new ArrayList<>();
    lines.add("int row = rowsAt + i0 * " + product.inner() + ";");
    lines.addAll(epilogue.starts());
    return lines;
  }

  /**
   * A single row is bound by reading the matrix, wherever in a line of the cache that begins: most
   * long vectors would cross from one line to the next, of short ones fewer do.
   */
  private List<String> narrowVectors() {
    return wholeVectors(1, 2 * product.vectors()).stream()
        .map(line -> line.replace("SPECIES", "Lanes.NARROW"))
        .toList();
  }

  private List<String> wholeVectors(int rows, int vectors) {
    List<String> lines = new ArrayList<>(starts());
    VectorSums dialect = new VectorSums(this, "");
    String step = step("i1", vectors, dialect.unit());
    lines.add("for (int i1 = 0; i1 < " + product.columns() + "; " + step + ") {");
    lines.addAll(new ProductTile(this, rows, vectors, dialect).lines());
    lines.add("}");
    return lines;
  }

  /** Loads under a mask cost what others do, and there is one loop to compile. */
  private List<String> vectorsUnderMask() {
    List<String> lines = new ArrayList<>(starts());
    String columns = Integer.toString(product.columns());
    VectorSums dialect = new VectorSums(this, ", rest");
    lines.add("for (int i1 = 0; i1 < " + columns + "; " + step("i1", 1, dialect.unit()) + ") {");
    lines.add(LoopText.restMask("i1", columns));
    lines.addAll(new ProductTile(this, 1, 1, dialect).lines());
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

  /** Such as {@code + 4 * SPECIES.length()}. */
  static String further(int count, String unit) {
    return count == 0 ? "" : " + " + times(count, unit);
  }
}
