package nnet.compiler.emit;

/** How one of the twins writes the sums of a small product. */
interface SumsDialect {
  /** Declares a sum, nothing yet. */
  String declare(String sum);

  /** Declares the factor that a row has at {@code k}. */
  String load(String factor, int row, String k);

  /** Adds a multiple of a part of the matrix's row {@code k} to a sum. */
  String add(String sum, String factor, int part, String k);

  String plus(String a, String b);

  /** Writes a part of the result. */
  String store(int row, int part, String total);
}
