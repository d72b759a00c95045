package nnet.runtime.kernel;

import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * A convolution by {@link Winograd}'s minimal filtering. Threads share pieces of tiles, counted
 * through all images; a piece stays in the second-level cache.
 */
public final class WinogradConvolution implements BlockTask {
  private static final PerThread<WinogradConvolution> MINE = new PerThread<>();

  /** Rows of a tile of a product: pieces are whole ones. */
  private static final int WHOLE = 8;

  private KernelProvider kernels = Providers.plain();
  private Convolution2d shape = Convolution2d.EMPTY;
  private float[] x = {};
  private int xo;
  private float[] w = {};
  private int wo;
  private float[] weights = {};

  /**
   * Whether each thread transforms the weights for itself: for one piece, fetching them from the
   * cache of another processor takes longer.
   */
  private boolean onePieceEach;

  private float[] y = {};
  private int yo;
  private boolean accumulate;
  private int tiles;
  private int tilesOfPiece = WHOLE;

  private WinogradConvolution() {}

  /** As {@link KernelProvider#convolve}, with products and transforms of a provider's choice. */
  public static void run(
      KernelProvider kernels,
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] w,
      int wo,
      float[] y,
      int yo,
      boolean accumulate) {
    WinogradConvolution own = MINE.get(WinogradConvolution::new);
    own.kernels = kernels;
    own.shape = shape;
    own.x = x;
    own.xo = xo;
    own.y = y;
    own.yo = yo;
    own.accumulate = accumulate;
    own.w = w;
    own.wo = wo;
    own.share(batch);
  }

  private void share(int batch) {
    tiles = batch * Winograd.tiles(shape);
    tilesOfPiece = shared(Winograd.tilesOfPiece(shape) / WHOLE * WHOLE);
    int pieces = Math.ceilDiv(tiles, tilesOfPiece);
    onePieceEach = pieces <= Pool.idleThreads();
    if (!onePieceEach) {
      weights = transformWeights();
    }
    Pool.run(pieces, this);
  }

  private float[] transformWeights() {
    return TileProducts.weights(kernels, w, wo, shape.channels() * shape.filters());
  }

  /** The size of about as large pieces, of which each thread gets equally many. */
  private int shared(int size) {
    int threads = Pool.idleThreads();
    int rounds = Math.max(1, Math.round((float) tiles / (size * threads)));
    int even = Math.ceilDiv(Math.ceilDiv(tiles, rounds * threads), WHOLE) * WHOLE;
    return threads == 1 ? size : even;
  }

  @Override
  public void run(int piece) {
    int from = piece * tilesOfPiece;
    int count = Math.min(tilesOfPiece, tiles - from);
    int channels = shape.channels();
    int filters = shape.filters();
    float[] v = TileProducts.inputTiles(count, channels);
    float[] m = TileProducts.outputTiles(count, filters);
    TileProducts products = TileProducts.mine();
    products.input.ofInput(shape, x, xo);
    products.transformInput(kernels, from, count, channels, v);
    float[] u = onePieceEach ? transformWeights() : weights;
    products.forward(kernels, v, u, m, count, channels, filters);
    transformResult(products.output, from, count, m);
  }

  private void transformResult(TilePixels output, int from, int count, float[] m) {
    int filters = shape.filters();
    int step = TileProducts.step(count, filters);
    TileTransforms transforms = kernels.tileTransforms();
    output.ofOutput(shape, y, yo);
    output.goBefore(from);
    for (int i = 0; i < count; i++) {
      output.next();
      transforms.result(
          m,
          TileProducts.row(i, filters),
          step,
          output.array,
          output.start,
          output.pitch,
          filters,
          filters,
          accumulate);
      output.putBack();
    }
  }
}
