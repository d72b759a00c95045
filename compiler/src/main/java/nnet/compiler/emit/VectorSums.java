package nnet.compiler.emit;

import java.util.Set;

/**
 * Vectors, some of whose lanes may lie outside.
 *
 * @param mask the last argument of what reads and writes; may be empty
 */
record VectorSums(ProductText text, String mask) implements SumsDialect {
  private static final String UNIT = "SPECIES.length()";

  @Override
  public String declare(String sum) {
    return total(sum, "FloatVector.zero(SPECIES)");
  }

  @Override
  public String load(String factor, int row, String k) {
    return readNumber(factor, text.factor(row, k));
  }

  @Override
  public String add(String sum, String factor, int part, String k) {
    String slice = slice(text.right(), text.matrix(k, part, UNIT));
    return sum + " = " + factor + ".fma(" + slice + ", " + sum + ");";
  }

  @Override
  public String plus(String a, String b) {
    return a + ".add(" + b + ")";
  }

  @Override
  public String total(String name, String sum) {
    return "FloatVector " + name + " = " + sum + ";";
  }

  @Override
  public String unit() {
    return UNIT;
  }

  @Override
  public Dialect formulas() {
    return new VectorDialect(Set.of());
  }

  @Override
  public String read(String name, String array, String place) {
    return total(name, slice(array, place));
  }

  private String slice(String array, String place) {
    return "FloatVector.fromArray(SPECIES, " + array + ", " + place + mask + ")";
  }

  @Override
  public String readNumber(String name, String element) {
    return total(name, "FloatVector.broadcast(SPECIES, " + element + ")");
  }

  @Override
  public String write(String array, String place, String value) {
    return value + ".intoArray(" + array + ", " + place + mask + ");";
  }
}
