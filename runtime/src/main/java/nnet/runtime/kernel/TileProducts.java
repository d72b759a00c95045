package nnet.runtime.kernel;

import nnet.runtime.parallel.PerThread;

/**
 * What a thread needs for {@link Winograd}'s products of one piece of tiles: one matrix for each
 * place of a transformed tile, a row for each tile. Each thread has one, used again and again.
 */
final class TileProducts {
  private static final PerThread<TileProducts> MINE = new PerThread<>();

  /**
   * Floats between the matrices, lest rows of all of them compete for the same lines of a cache.
   */
  private static final int GAP = 16;

  final TilePixels input = new TilePixels();
  final TilePixels output = new TilePixels();

  private final Product product = new Product();

  private TileProducts() {}

  /** The calling thread's. */
  static TileProducts mine() {
    return MINE.get(TileProducts::new);
  }

  /** Floats from one matrix of {@code tiles} rows to the next. */
  static int step(int tiles, int columns) {
    return tiles * columns + GAP;
  }

  /** Where a tile's row of the first matrix begins; the first one on a line of the cache. */
  static int row(int tile, int columns) {
    return CacheLine.FIRST + tile * columns;
  }

  /** Where the matrix of a place begins; behind the last one, where they end. */
  private static int matrix(int place, int tiles, int columns) {
    return CacheLine.FIRST + place * step(tiles, columns);
  }

  /** For the transformed tiles of the input of a convolution. */
  static float[] inputTiles(int tiles, int channels) {
    return Scratch.floats(Scratch.Purpose.INPUT_TILES, matrix(Winograd.PLACES, tiles, channels));
  }

  /** For the transformed tiles of its output. */
  static float[] outputTiles(int tiles, int filters) {
    return Scratch.floats(Scratch.Purpose.OUTPUT_TILES, matrix(Winograd.PLACES, tiles, filters));
  }

  /** The weights {@code [3, 3, a, b]} as {@code [4, 4, a, b]}, in memory of the calling thread. */
  static float[] weights(KernelProvider kernels, float[] w, int wo, int size) {
    float[] u =
        Scratch.floats(Scratch.Purpose.TILE_WEIGHTS, CacheLine.FIRST + Winograd.PLACES * size);
    kernels.tileTransforms().weights(w, wo, u, CacheLine.FIRST, size, size);
    return u;
  }

  /** Transforms tiles of {@link #input}, the first of which is {@code from}. */
  void transformInput(KernelProvider kernels, int from, int tiles, int channels, float[] v) {
    int step = step(tiles, channels);
    TileTransforms transforms = kernels.tileTransforms();
    input.goBefore(from);
    for (int i = 0; i < tiles; i++) {
      input.next();
      transforms.image(
          input.array, input.start, input.pitch, channels, v, row(i, channels), step, channels);
    }
  }

  /** Transforms tiles of {@link #output}, which is a gradient, likewise. */
  void transformGradient(KernelProvider kernels, int from, int tiles, int filters, float[] m) {
    int step = step(tiles, filters);
    TileTransforms transforms = kernels.tileTransforms();
    output.goBefore(from);
    for (int i = 0; i < tiles; i++) {
      output.next();
      transforms.gradient(
          output.array, output.start, output.pitch, filters, m, row(i, filters), step, filters);
    }
  }

  /** {@code m = v u} for each place. */
  void forward(
      KernelProvider kernels,
      float[] v,
      float[] u,
      float[] m,
      int tiles,
      int channels,
      int filters) {
    for (int place = 0; place < Winograd.PLACES; place++) {
      int vo = matrix(place, tiles, channels);
      int uo = CacheLine.FIRST + place * channels * filters;
      int mo = matrix(place, tiles, filters);
      kernels.matmul(
          product.set(v, vo, false, u, uo, false, m, mo, tiles, filters, channels, false));
    }
  }

  /** {@code u (+)= v' m} for each place. */
  void backward(
      KernelProvider kernels,
      float[] v,
      float[] m,
      float[] u,
      int uStart,
      int tiles,
      int channels,
      int filters,
      boolean add) {
    for (int place = 0; place < Winograd.PLACES; place++) {
      int vo = matrix(place, tiles, channels);
      int uo = uStart + place * channels * filters;
      int mo = matrix(place, tiles, filters);
      kernels.matmul(product.set(v, vo, true, m, mo, false, u, uo, channels, filters, tiles, add));
    }
  }

  /** {@code y += x}: sums that stand ready. */
  static void add(float[] x, int from, float[] y, int to, int count) {
    for (int i = 0; i < count; i++) {
      y[to + i] += x[from + i];
    }
  }
}
