package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * The sums of a few rows and a group of columns of a small product.
 *
 * @param rows at most two
 * @param group parts of a row: vectors or columns
 */
record ProductTile(ProductText text, int rows, int group, SumsDialect dialect) {
  private static final List<String> ROWS = List.of("sum", "next");

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    each((row, part) -> {
      for (int chain = 0; chain < chains(); chain++) {
        lines.add(dialect.declare(sum(row, part, chain)));
      }
    });
    lines.addAll(sums());
    each((row, part) -> lines.addAll(text.epilogue().lines(dialect, row, part, total(row, part))));
    return lines;
  }

  private int chains() {
    return text.product().chains();
  }

  private interface Cell {
    void accept(int row, int part);
  }

  private void each(Cell cell) {
    for (int row = 0; row < rows; row++) {
      for (int part = 0; part < group; part++) {
        cell.accept(row, part);
      }
    }
  }

  private List<String> sums() {
    List<String> lines = new ArrayList<>();
    int chains = chains();
    int whole = text.product().inner() / chains * chains;
    if (whole > 0) {
      String step = ProductText.step("k", chains, "1");
      lines.add("for (int k = 0; k < " + whole + "; " + step + ") {");
      for (int chain = 0; chain < chains; chain++) {
        lines.addAll(add(chain, chain == 0 ? "k" : "k + " + chain, "factor"));
      }
      lines.add("}");
    }
    for (int k = whole; k < text.product().inner(); k++) {
      lines.addAll(add(k - whole, Integer.toString(k), "last"));
    }
    return lines;
  }

  private List<String> add(int chain, String k, String name) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      String factor = name + row + letter(chain);
      lines.add(dialect.load(factor, row, k));
      for (int part = 0; part < group; part++) {
        lines.add(dialect.add(sum(row, part, chain), factor, part, k));
      }
    }
    return lines;
  }

  /** The chains of an element together: neighbours first. */
  private String total(int row, int part) {
    return total(row, part, 0, chains());
  }

  private String total(int row, int part, int from, int to) {
    if (to - from == 1) {
      return sum(row, part, from);
    }
    int middle = (from + to) / 2;
    return dialect.plus(total(row, part, from, middle), total(row, part, middle, to));
  }

  private static String sum(int row, int part, int chain) {
    return ROWS.get(row) + part + letter(chain);
  }

  private static char letter(int chain) {
    return (char) ('a' + chain);
  }
}
