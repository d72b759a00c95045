package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * The gradient of a convolution's weights by {@link Winograd}'s minimal filtering. Blocks of whole
 * rows of tiles, counted through all images, are multiplied one by one and added in order, eight of
 * them to a group; the groups' sums are then added in order. Threads share the groups.
 */
public final class WinogradWeightGradient implements BlockTask {
  private static final PerThread<WinogradWeightGradient> MINE = new PerThread<>();

  /** Channels and filters of all tiles of a block. */
  private static final int BLOCK = 8192;

  private static final int FEWEST_TILES = 64;
  private static final int MOST_TILES = 256;
  private static final int BLOCKS_OF_GROUP = 8;

  private final Blocks blocks = new Blocks();
  private final Blocks groups = new Blocks();
  private KernelProvider kernels = Providers.plain();
  private Convolution2d shape = Convolution2d.EMPTY;
  private float[] x = {};
  private int xo;
  private float[] dy = {};
  private int dyo;

  /** Floats of a group's sums. */
  private int size;

  private float[] sums = {};

  /** The first of the groups that are under way. */
  private int first;

  private WinogradWeightGradient() {}

  /**
   * As {@link KernelProvider#convolutionWeightGradient}, with products and transforms of a
   * provider's choice.
   */
  public static void run(
      KernelProvider kernels,
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dw,
      int dwo,
      boolean accumulate) {
    WinogradWeightGradient own = MINE.get(WinogradWeightGradient::new);
    own.kernels = kernels;
    own.shape = shape;
    own.x = x;
    own.xo = xo;
    own.dy = dy;
    own.dyo = dyo;
    own.cut(batch);
    int weights = shape.channels() * shape.filters();
    kernels
        .tileTransforms()
        .weightGradient(own.addGroups(), 0, dw, dwo, weights, weights, accumulate);
  }

  private void cut(int batch) {
    int tiles = Math.clamp(BLOCK / (shape.channels() + shape.filters()), FEWEST_TILES, MOST_TILES);
    int rows = Math.max(1, tiles / Winograd.tileColumns(shape));
    blocks.atMost(batch * Winograd.tileRows(shape), rows);
    groups.atMost(blocks.count(), BLOCKS_OF_GROUP);
    size = Winograd.PLACES * shape.channels() * shape.filters();
  }

  private float[] addGroups() {
    int wave = Math.min(groups.count(), Pool.threads());
    float[] total = Scratch.floats(Scratch.Purpose.TILE_WEIGHTS, size);
    sums = Scratch.floats(Scratch.Purpose.SPREAD, CacheLine.FIRST + wave * size);
    Arrays.fill(total, 0, size, 0f);
    for (first = 0; first < groups.count(); first += wave) {
      int count = Math.min(wave, groups.count() - first);
      Pool.run(count, this);
      for (int i = 0; i < count; i++) {
        TileProducts.add(sums, start(i), total, 0, size);
      }
    }
    return total;
  }

  /** Where the sums of a group under way begin. */
  private int start(int piece) {
    return CacheLine.FIRST + piece * size;
  }

  @Override
  public void run(int piece) {
    int group = first + piece;
    TileProducts products = TileProducts.mine();
    products.input.ofInput(shape, x, xo);
    products.output.ofOutput(shape, dy, dyo);
    for (int block = groups.start(group); block < groups.start(group + 1); block++) {
      addBlock(products, block, start(piece), block > groups.start(group));
    }
  }

  private void addBlock(TileProducts products, int block, int start, boolean add) {
    int from = blocks.start(block) * Winograd.tileColumns(shape);
    int count = blocks.start(block + 1) * Winograd.tileColumns(shape) - from;
    int channels = shape.channels();
    int filters = shape.filters();
    float[] v = TileProducts.inputTiles(count, channels);
    float[] m = TileProducts.outputTiles(count, filters);
    products.transformInput(kernels, from, count, channels, v);
    products.transformGradient(kernels, from, count, filters, m);
    products.backward(kernels, v, m, sums, start, count, channels, filters, add);
  }
}
