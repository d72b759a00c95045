package nnet.runtime.kernel;

import java.util.Arrays;

/**
 * The pixels of one tile after another of a batch of images. A tile that lies inside its image
 * stays where it is; one that hangs over an edge is copied, with zeros outside. One may be set
 * again and again.
 */
final class TilePixels {
  /** Where the tile's pixels are: its first, and the distance from one row to the next. */
  float[] array = {};

  int start;
  int pitch;

  private float[] images = {};
  private int first;
  private int height;
  private int width;
  private int channels;
  private int padTop;
  private int padLeft;
  private int side;
  private int tileRows;
  private int tileColumns;
  private float[] copy = {};

  /** The tile's place among the tiles of its image. */
  private int tileRow;

  private int tileColumn;

  /** Where its image begins, and its first row and column in it. */
  private int image;

  private int top;
  private int left;

  /** Tiles of the input of a convolution. */
  void ofInput(Convolution2d shape, float[] x, int xo) {
    set(shape, x, xo, Winograd.INPUT_SIDE);
    height = shape.height();
    width = shape.width();
    channels = shape.channels();
    padTop = shape.padTop();
    padLeft = shape.padLeft();
  }

  /** Tiles of its output, or of the gradient of that. */
  void ofOutput(Convolution2d shape, float[] y, int yo) {
    set(shape, y, yo, Winograd.OUTPUT_SIDE);
    height = shape.outputHeight();
    width = shape.outputWidth();
    channels = shape.filters();
    padTop = 0;
    padLeft = 0;
  }

  private void set(Convolution2d shape, float[] images, int first, int side) {
    this.images = images;
    this.first = first;
    this.side = side;
    tileRows = Winograd.tileRows(shape);
    tileColumns = Winograd.tileColumns(shape);
  }

  /** Goes to right before a tile, counted through the tiles of all images row by row. */
  void goBefore(int tile) {
    int row = tile / tileColumns;
    tileRow = row % tileRows;
    tileColumn = tile % tileColumns - 1;
    image = first + row / tileRows * height * width * channels;
  }

  /** Goes to the next tile. */
  void next() {
    tileColumn++;
    if (tileColumn == tileColumns) {
      tileColumn = 0;
      tileRow++;
    }
    if (tileRow == tileRows) {
      tileRow = 0;
      image += height * width * channels;
    }
    top = tileRow * Winograd.OUTPUT_SIDE - padTop;
    left = tileColumn * Winograd.OUTPUT_SIDE - padLeft;
    if (isInside()) {
      array = images;
      start = pixel(top, left);
      pitch = width * channels;
    } else {
      copyIn();
    }
  }

  private boolean isInside() {
    return top >= 0 && left >= 0 && top + side <= height && left + side <= width;
  }

  private int pixel(int row, int column) {
    return image + (row * width + column) * channels;
  }

  private void copyIn() {
    pitch = side * channels;
    if (copy.length < side * pitch) {
      copy = new float[side * pitch];
    }
    array = copy;
    start = 0;
    Arrays.fill(copy, 0, side * pitch, 0f);
    int count = columns();
    for (int row = Math.max(top, 0); count > 0 && row < Math.min(top + side, height); row++) {
      System.arraycopy(images, pixel(row, from()), copy, place(row), count);
    }
  }

  /** Puts what has been written to a copy to where the tile is; pixels outside are dropped. */
  void putBack() {
    if (!isInside()) {
      int count = columns();
      for (int row = Math.max(top, 0); count > 0 && row < Math.min(top + side, height); row++) {
        System.arraycopy(copy, place(row), images, pixel(row, from()), count);
      }
    }
  }

  /** The tile's first column inside the image. */
  private int from() {
    return Math.max(left, 0);
  }

  /** Floats of a row of the tile that are inside the image. */
  private int columns() {
    return (Math.min(left + side, width) - from()) * channels;
  }

  /** Where the copy has its first column of a row that is inside the image. */
  private int place(int row) {
    return (row - top) * pitch + (from() - left) * channels;
  }
}
