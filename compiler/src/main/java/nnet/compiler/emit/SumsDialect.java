package nnet.compiler.emit;

/** How one of the twins writes the sums of a small product, and what follows them. */
interface SumsDialect {
  /** Declares a sum, nothing yet. */
  String declare(String sum);

  /** Declares the factor that a row has at {@code k}. */
  String load(String factor, int row, String k);

  /** Adds a multiple of a part of the matrix's row {@code k} to a sum. */
  String add(String sum, String factor, int part, String k);

  String plus(String a, String b);

  /** Declares what a whole sum is called. */
  String total(String name, String sum);

  /** Elements of a part: what is between two parts of a row. */
  String unit();

  /** The kind of Java that formulas are written in. */
  Dialect formulas();

  /** Declares a part of a row that lies at a place of an array. */
  String read(String name, String array, String place);

  /** Declares a number that is the same for all of a row. */
  String readNumber(String name, String element);

  /** Writes a part of a row. */
  String write(String array, String place, String value);
}
