package nnet.runtime.kernel;

/**
 * The linear maps of {@link Winograd}'s minimal filtering, each applied to the rows and to the
 * columns of a small square of pixels or weights. Places of a square lie {@code row} and {@code
 * column} floats apart, or {@code step} from one to the next in row-major order; each place has
 * {@code count} numbers side by side, which are transformed one by one. All implementations add in
 * the order of the plain loops of {@link ScalarTransforms}.
 */
public interface TileTransforms {

  /** {@code v = B' x B}: four by four pixels of an input. */
  void image(float[] x, int from, int row, int column, float[] v, int to, int step, int count);

  /**
   * {@code x = B v B'} for a row of tiles, {@code column} floats apart: four rows of pixels, of
   * which tiles beside each other share two columns. A pixel starts from zero, adds what the tile
   * on its left gives it, and then what the other one does.
   */
  void imageGradient(
      float[] v, int from, int step, int tiles, float[] x, int to, int row, int column, int count);

  /** {@code y (+)= A' m A}: from four by four to two by two pixels of an output. */
  void result(
      float[] m,
      int from,
      int step,
      float[] y,
      int to,
      int row,
      int column,
      int count,
      boolean add);

  /** {@code v = A dy A'}: two by two pixels of an output's gradient become four by four. */
  void gradient(float[] dy, int from, int row, int column, float[] v, int to, int step, int count);

  /** {@code u = G w G'}: three by three weights become four by four. */
  void weights(float[] w, int from, float[] u, int to, int step, int count);

  /** {@code dw (+)= G' u G}: from four by four to three by three gradients of weights. */
  void weightGradient(float[] u, int from, float[] dw, int to, int step, int count, boolean add);
}
