package nnet.compiler.emit;

/** Plain floats. */
record ScalarSums(ProductText text) implements SumsDialect {
  private static final String UNIT = "1";

  @Override
  public String declare(String sum) {
    return "float " + sum + " = 0f;";
  }

  @Override
  public String load(String factor, int row, String k) {
    return "float " + factor + " = " + text.factor(row, k) + ";";
  }

  @Override
  public String add(String sum, String factor, int part, String k) {
    String element = text.right() + "[" + text.matrix(k, part, UNIT) + "]";
    return sum + " = Math.fma(" + factor + ", " + element + ", " + sum + ");";
  }

  @Override
  public String plus(String a, String b) {
    return "(" + a + " + " + b + ")";
  }

  @Override
  public String store(int row, int part, String total) {
    String place = text.result() + "[" + text.place(row, part, UNIT) + "]";
    return place + " = " + ScalarDialect.bare(total) + ";";
  }
}
