package nnet.runtime.kernel;

/**
 * Where convolutions are computed by minimal filtering, F(2 x 2, 3 x 3) of Lavin and Gray, "Fast
 * Algorithms for Convolutional Neural Networks" (arXiv 1509.09308): an output is cut into tiles of
 * two by two pixels, and
 *
 * <pre>
 * y  = A' [(G w G') * (B' x B)] A             with   B' = 1  0 -1  0    G =  1   0   0    A' = 1 1  1 0
 * dw = G' [(B' x B) * (A dy A')] G                        0  1  1  0         .5  .5  .5        0 1 -1 1
 * dx = B [(G w G') * (A dy A')] B'                        0 -1  1  0         .5 -.5  .5
 *                                                         0 -1  0  1         0   0   1
 * </pre>
 *
 * where {@code *} multiplies element by element: 16 products of matrices, tiles by channels and
 * channels by filters, take 2.25 times fewer multiplications than the definition. As sums are
 * formed before they are multiplied, rounding errors are some two to three times those of the
 * definition; larger tiles would multiply still less, but F(4 x 4, 3 x 3) rounds ten times worse.
 *
 * <p>Whether a convolution is computed so depends on its shape alone: neither on the batch, nor on
 * vectors or threads.
 */
public final class Winograd {
  /** Places of a transformed tile. */
  static final int PLACES = 16;

  /** Pixels that a tile of an input has on each side. */
  static final int INPUT_SIDE = 4;

  /** Pixels that a tile of an output has on each side. */
  static final int OUTPUT_SIDE = 2;

  /** Channels and filters from which the products outweigh the transforms. */
  private static final int LEAST_CHANNELS = 32;

  /** Tiles of an image from which the transform of the weights pays. */
  private static final int LEAST_TILES = 16;

  /** Weights of a tap up to which sums of their transformed gradients are affordable. */
  private static final int MOST_WEIGHTS = 65_536;

  /** Channels and filters of all tiles that are multiplied at once: they stay in the cache. */
  private static final int PIECE = 6144;

  private static final int FEWEST_TILES = 32;
  private static final int MOST_TILES = 96;

  private Winograd() {}

  /** Whether a convolution's results are computed tile by tile. */
  public static boolean suits(Convolution2d shape) {
    return isPlainThreeByThree(shape)
        && Math.min(shape.channels(), shape.filters()) >= LEAST_CHANNELS
        && tiles(shape) >= LEAST_TILES
        && saves(shape);
  }

  /** Whether the gradient of a convolution's input is: where tiles cover all of the input. */
  static boolean suitsInput(Convolution2d shape) {
    return suits(shape)
        && isCovered(shape.height(), shape.padTop(), shape.outputHeight())
        && isCovered(shape.width(), shape.padLeft(), shape.outputWidth());
  }

  private static boolean isCovered(int side, int pad, int output) {
    return pad >= 0 && side + pad <= output + 2;
  }

  /** Whether the gradient of a convolution's weights is. */
  public static boolean suitsWeights(Convolution2d shape) {
    return suits(shape) && shape.channels() * shape.filters() <= MOST_WEIGHTS;
  }

  private static boolean isPlainThreeByThree(Convolution2d shape) {
    return shape.kernelHeight() == 3
        && shape.kernelWidth() == 3
        && shape.strideHeight() == 1
        && shape.strideWidth() == 1
        && shape.dilationHeight() == 1
        && shape.dilationWidth() == 1
        && shape.groups() == 1;
  }

  /** Whether tiles that hang over the edge leave a third of the multiplications to save. */
  private static boolean saves(Convolution2d shape) {
    int direct = shape.taps() * shape.outputHeight() * shape.outputWidth();
    return 2 * direct >= 3 * PLACES * tiles(shape);
  }

  /** Tiles that are multiplied at once. */
  static int tilesOfPiece(Convolution2d shape) {
    return Math.clamp(PIECE / (shape.channels() + shape.filters()), FEWEST_TILES, MOST_TILES);
  }

  static int tileRows(Convolution2d shape) {
    return Math.ceilDiv(shape.outputHeight(), OUTPUT_SIDE);
  }

  static int tileColumns(Convolution2d shape) {
    return Math.ceilDiv(shape.outputWidth(), OUTPUT_SIDE);
  }

  /** Tiles of one image. */
  static int tiles(Convolution2d shape) {
    return tileRows(shape) * tileColumns(shape);
  }
}
