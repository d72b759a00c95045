package nnet.runtime.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Reads images as a column wants them: their size, grey or with three colours. */
final class ImageReading {
  private static final int COLOURS = 3;

  /** How bright red, green and blue are (ITU-R BT.601). */
  private static final double[] BRIGHTNESS = {0.299, 0.587, 0.114};

  private final int height;
  private final int width;
  private final int channels;
  private final boolean resized;

  ImageReading(DataPlan.Column column, boolean resized) {
    List<Integer> shape = column.shape();
    this.channels = shape.size() == 3 ? shape.get(2) : 1;
    if (shape.size() < 2 || shape.size() > 3 || (channels != 1 && channels != COLOURS)) {
      throw new UserError(
          "an image is [height, width], [height, width, 1] or [height, width, 3], not " + shape);
    }
    this.height = shape.get(0);
    this.width = shape.get(1);
    this.resized = resized;
  }

  /** The image row by row, a byte for each channel. */
  byte[] read(Path file) {
    BufferedImage image = ImageDecoding.read(file);
    requireSize(file, image);
    return bytes(new Resampling(planes(image), image.getHeight(), image.getWidth()));
  }

  private void requireSize(Path file, BufferedImage image) {
    if (!resized && (image.getHeight() != height || image.getWidth() != width)) {
      throw new UserError(
          "%s is %d x %d, but the network takes %d x %d; resize: images(..., size: [%d, %d])"
              .formatted(file, image.getHeight(), image.getWidth(), height, width, height, width));
    }
  }

  private byte[] bytes(Resampling image) {
    List<float[]> planes = image.to(height, width);
    byte[] bytes = new byte[height * width * channels];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.clamp(Math.round(planes.get(i % channels)[i / channels]), 0, 255);
    }
    return bytes;
  }

  /** Brightness from 0 to 255, channel by channel. */
  private List<float[]> planes(BufferedImage image) {
    List<float[]> colours = colours(image);
    if (channels == COLOURS) {
      return colours.size() == COLOURS
          ? colours
          : List.of(colours.getFirst(), colours.getFirst(), colours.getFirst());
    }
    if (colours.size() < COLOURS) {
      return colours;
    }
    float[] grey = new float[colours.getFirst().length];
    for (int i = 0; i < grey.length; i++) {
      double sum = 0;
      for (int c = 0; c < COLOURS; c++) {
        sum += BRIGHTNESS[c] * colours.get(c)[i];
      }
      grey[i] = (float) sum;
    }
    return List.of(grey);
  }

  /** One plane of a grey image, three of any other; transparency is not looked at. */
  private static List<float[]> colours(BufferedImage image) {
    Raster raster = image.getRaster();
    boolean indexed = image.getColorModel() instanceof IndexColorModel;
    int count = indexed || raster.getNumBands() >= COLOURS ? COLOURS : 1;
    List<float[]> planes = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      planes.add(indexed ? plane(image, c) : plane(raster, c));
    }
    return planes;
  }

  private static float[] plane(BufferedImage image, int colour) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    float[] plane = new float[pixels.length];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = pixels[i] >> (16 - 8 * colour) & 0xFF;
    }
    return plane;
  }

  /** As it is in the file: asking for colours would change how bright greys are. */
  private static float[] plane(Raster raster, int band) {
    int width = raster.getWidth();
    float[] plane = new float[width * raster.getHeight()];
    raster.getSamples(0, 0, width, raster.getHeight(), band, plane);
    float most = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
    for (int i = 0; i < plane.length; i++) {
      plane[i] = plane[i] * 255 / most;
    }
    return plane;
  }
}
