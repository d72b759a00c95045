package nnet.runtime.kernel;

/**
 * Convolutions as products: the pixels under each window are gathered into a row of a matrix, then
 * multiplied by the weights.
 */
final class ScalarConvolution {
  private ScalarConvolution() {}

  static void forward(
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] w,
      int wo,
      float[] y,
      int yo,
      boolean accumulate) {
    RowSweep sweep = RowSweep.mine();
    Blocks blocks = sweep.blocks.taps(shape);
    int inner = shape.taps() * shape.groupChannels();
    int pixels = shape.outputHeight() * shape.outputWidth();
    for (int image = 0; image < batch; image++) {
      for (int group = 0; group < shape.groups(); group++) {
        int firstRow = image * shape.outputHeight();
        float[] windows =
            Windows.gather(shape, x, xo, group, firstRow, firstRow + shape.outputHeight());
        for (int block = 0; block < blocks.count(); block++) {
          int from = blocks.start(block) * shape.groupChannels();
          int to = blocks.start(block + 1) * shape.groupChannels();
          BlockProduct p = sweep.product;
          p.a = windows;
          p.aStart = from;
          p.aRow = inner;
          p.aInner = 1;
          p.b = w;
          p.bStart = wo + from * shape.filters() + group * shape.groupFilters();
          p.c = y;
          p.cStart = yo + image * shape.outputSize() + group * shape.groupFilters();
          p.m = pixels;
          p.k = to - from;
          p.add = accumulate || block > 0;
          runGroup(sweep, shape);
        }
      }
    }
  }

  static void weightGradient(
      Convolution2d shape,
      int batch,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dw,
      int dwo,
      boolean accumulate) {
    RowSweep sweep = RowSweep.mine();
    Blocks blocks = sweep.blocks.outputRows(shape, batch);
    int inner = shape.taps() * shape.groupChannels();
    int rowSize = shape.outputWidth() * shape.filters();
    for (int block = 0; block < blocks.count(); block++) {
      int firstRow = blocks.start(block);
      int endRow = blocks.start(block + 1);
      for (int group = 0; group < shape.groups(); group++) {
        float[] windows = Windows.gather(shape, x, xo, group, firstRow, endRow);
        BlockProduct p = sweep.product;
        p.a = windows;
        p.aStart = 0;
        p.aRow = 1;
        p.aInner = inner;
        p.b = dy;
        p.bStart = dyo + firstRow * rowSize + group * shape.groupFilters();
        p.c = dw;
        p.cStart = dwo + group * shape.groupFilters();
        p.m = inner;
        p.k = (endRow - firstRow) * shape.outputWidth();
        p.add = accumulate || block > 0;
        runGroup(sweep, shape);
      }
    }
  }

  /** Both B and C have a column for each filter of all groups. */
  private static void runGroup(RowSweep sweep, Convolution2d shape) {
    BlockProduct p = sweep.product;
    p.bInner = shape.filters();
    p.bColumn = 1;
    p.cRow = shape.filters();
    p.n = shape.groupFilters();
    sweep.run();
  }
}
