package nnet.compiler.emit;

/** Plain floats. */
record ScalarSums(ProductText text) implements SumsDialect {
  private static final String UNIT = "1";

  @Override
  public String declare(String sum) {
    return total(sum, "0f");
  }

  @Override
  public String load(String factor, int row, String k) {
    return readNumber(factor, text.factor(row, k));
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
  public String total(String name, String sum) {
    return "float " + name + " = " + ScalarDialect.bare(sum) + ";";
  }

  @Override
  public String unit() {
    return UNIT;
  }

  @Override
  public Dialect formulas() {
    return new ScalarDialect();
  }

  @Override
  public String read(String name, String array, String place) {
    return readNumber(name, array + "[" + place + "]");
  }

  @Override
  public String readNumber(String name, String element) {
    return total(name, element);
  }

  @Override
  public String write(String array, String place, String value) {
    return array + "[" + place + "] = " + ScalarDialect.bare(value) + ";";
  }
}
