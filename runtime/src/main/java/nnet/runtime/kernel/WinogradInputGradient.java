package nnet.runtime.kernel;

import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * The gradient of a convolution's input by {@link Winograd}'s minimal filtering, {@code dx = B [(G
 * w G') * (A dy A')] B'}. The tiles of an input overlap by two pixels: a pixel adds what the tiles
 * of a row give it, and then the rows. Threads share groups of whole images.
 */
final class WinogradInputGradient implements BlockTask {
  private static final PerThread<WinogradInputGradient> MINE = new PerThread<>();

  private final Blocks groups = new Blocks();
  private KernelProvider kernels = Providers.plain();
  private Convolution2d shape = Convolution2d.EMPTY;
  private float[] dy = {};
  private int dyo;
  private float[] weights = {};
  private float[] dx = {};
  private int dxo;
  private boolean accumulate;

  /** Tiles of a row, and rows of tiles that are multiplied at once. */
  private int columns;

  private int rowsOfPiece;

  private WinogradInputGradient() {}

  /**
   * {@code dx (+)=} the derivative of a convolution by its input, applied to {@code dy}, with
   * products and transforms of a provider's choice.
   */
  static void run(
      KernelProvider kernels,
      Convolution2d shape,
      int batch,
      float[] dy,
      int dyo,
      float[] w,
      int wo,
      float[] dx,
      int dxo,
      boolean accumulate) {
    WinogradInputGradient own = MINE.get(WinogradInputGradient::new);
    own.kernels = kernels;
    own.shape = shape;
    own.dy = dy;
    own.dyo = dyo;
    own.dx = dx;
    own.dxo = dxo;
    own.accumulate = accumulate;
    float[] turned = InputGradient.turnWeights(shape, w, wo, false);
    int size = shape.channels() * shape.filters();
    own.weights = TileProducts.weights(kernels, turned, 0, size);
    own.share(batch);
  }

  private void share(int batch) {
    columns = Winograd.tileColumns(shape);
    int tiles = Winograd.tilesOfPiece(shape);
    groups.atMost(batch, Math.max(1, tiles / Winograd.tiles(shape)));
    rowsOfPiece = Math.max(1, tiles / columns);
    Pool.run(groups.count(), this);
  }

  @Override
  public void run(int group) {
    int first = groups.start(group) * Winograd.tileRows(shape);
    int rows = groups.start(group + 1) * Winograd.tileRows(shape) - first;
    int pieces = Blocks.count(rows, rowsOfPiece);
    for (int piece = 0; piece < pieces; piece++) {
      int start = Blocks.start(rows, pieces, piece);
      multiply(first + start, Blocks.start(rows, pieces, piece + 1) - start);
    }
  }

  /** Rows of tiles, counted through all images. */
  private void multiply(int row, int rows) {
    int channels = shape.channels();
    int filters = shape.filters();
    int tiles = rows * columns;
    float[] m = TileProducts.outputTiles(tiles, filters);
    float[] v = TileProducts.inputTiles(tiles, channels);
    TileProducts products = TileProducts.mine();
    products.output.ofOutput(shape, dy, dyo);
    products.transformGradient(kernels, row * columns, tiles, filters, m);
    products.forward(kernels, m, weights, v, tiles, filters, channels);
    for (int i = 0; i < rows; i++) {
      addRow(row + i, v, TileProducts.row(i * columns, channels), tiles);
    }
  }

  /** A row of tiles becomes four rows of pixels, of which the first two have been begun. */
  private void addRow(int tileRow, float[] v, int from, int tiles) {
    int channels = shape.channels();
    int step = TileProducts.step(tiles, channels);
    int width = (Winograd.OUTPUT_SIDE * columns + 2) * channels;
    float[] pixels =
        Scratch.floats(Scratch.Purpose.IMAGE, CacheLine.FIRST + Winograd.INPUT_SIDE * width);
    kernels
        .tileTransforms()
        .imageGradient(v, from, step, columns, pixels, CacheLine.FIRST, width, channels, channels);
    int image = tileRow / Winograd.tileRows(shape);
    int rowOfImage = tileRow % Winograd.tileRows(shape);
    for (int i = 0; i < Winograd.INPUT_SIDE; i++) {
      boolean begun = accumulate || (i < 2 && rowOfImage > 0);
      int row = rowOfImage * Winograd.OUTPUT_SIDE - shape.padTop() + i;
      if (row >= 0 && row < shape.height()) {
        put(pixels, CacheLine.FIRST + i * width, image, row, begun);
      }
    }
  }

  /** Puts what lies inside the image to a row of it. */
  private void put(float[] pixels, int from, int image, int row, boolean add) {
    int channels = shape.channels();
    int count = Math.min(shape.width(), Winograd.OUTPUT_SIDE * columns + 2 - shape.padLeft());
    int start = from + shape.padLeft() * channels;
    int to = dxo + (image * shape.height() + row) * shape.width() * channels;
    if (add) {
      TileProducts.add(pixels, start, dx, to, count * channels);
    } else {
      System.arraycopy(pixels, start, dx, to, count * channels);
    }
  }
}
