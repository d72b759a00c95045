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
    Blocks blocks = Blocks.taps(shape);
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
          RowSweep.run(
              new BlockProduct(
                  windows,
                  from,
                  inner,
                  1,
                  w,
                  wo + from * shape.filters() + group * shape.groupFilters(),
                  shape.filters(),
                  1,
                  y,
                  yo + image * shape.outputSize() + group * shape.groupFilters(),
                  shape.filters(),
                  pixels,
                  shape.groupFilters(),
                  to - from,
                  accumulate || block > 0));
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
    Blocks blocks = Blocks.outputRows(shape, batch);
    int inner = shape.taps() * shape.groupChannels();
    int rowSize = shape.outputWidth() * shape.filters();
    for (int block = 0; block < blocks.count(); block++) {
      int firstRow = blocks.start(block);
      int endRow = blocks.start(block + 1);
      for (int group = 0; group < shape.groups(); group++) {
        float[] windows = Windows.gather(shape, x, xo, group, firstRow, endRow);
        RowSweep.run(
            new BlockProduct(
                windows,
                0,
                1,
                inner,
                dy,
                dyo + firstRow * rowSize + group * shape.groupFilters(),
                shape.filters(),
                1,
                dw,
                dwo + group * shape.groupFilters(),
                shape.filters(),
                inner,
                shape.groupFilters(),
                (endRow - firstRow) * shape.outputWidth(),
                accumulate || block > 0));
      }
    }
  }
}
