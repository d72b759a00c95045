package nnet.compiler.emit;

/**
 * Vectors, some of whose lanes may lie outside.
 *
 * @param mask the last argument of what reads and writes; may be empty
 */
record VectorSums(ProductText text, String mask) implements SumsDialect {
  static final String UNIT = "SPECIES.length()";

  @Override
  public String declare(String sum) {
    return "FloatVector " + sum + " = FloatVector.zero(SPECIES);";
  }

  @Override
  public String load(String factor, int row, String k) {
    String element = text.factor(row, k);
    return "FloatVector " + factor + " = FloatVector.broadcast(SPECIES, " + element + ");";
  }

  @Override
  public String add(String sum, String factor, int part, String k) {
    String place = text.right() + ", " + text.matrix(k, part, UNIT) + mask;
    String slice = "FloatVector.fromArray(SPECIES, " + place + ")";
    return sum + " = " + factor + ".fma(" + slice + ", " + sum + ");";
  }

  @Override
  public String plus(String a, String b) {
    return a + ".add(" + b + ")";
  }

  @Override
  public String store(int row, int part, String total) {
    return total + ".intoArray(" + text.result() + ", " + text.place(row, part, UNIT) + mask + ");";
  }
}
