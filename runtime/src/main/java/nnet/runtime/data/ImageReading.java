package nnet.runtime.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Reads images as a column wants them: their size, grey or with three colours. */
final class ImageReading {
  private static final long MOST_PIXELS = 50_000_000;
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
    ImageIO.setUseCache(false);
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      if (in == null) {
        throw new UserError("cannot read " + file);
      }
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new UserError(file + " is no PNG or JPEG image");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return read(file, reader);
      } finally {
        reader.dispose();
      }
    } catch (IIOException e) {
      throw damaged(file, e);
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage());
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new UserError(file + " is a damaged image: " + e.getMessage());
    }
  }

  private static UserError damaged(Path file, IIOException e) {
    return String.valueOf(e.getMessage()).contains("Unsupported Image Type")
        ? coloursOfPrint(file)
        : new UserError(file + " is a damaged image: " + e.getMessage());
  }

  private static UserError coloursOfPrint(Path file) {
    return new UserError(file + " has the colours of print (CMYK); save it as RGB");
  }

  private byte[] read(Path file, ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MOST_PIXELS) {
      throw new UserError(
          "%s is %d x %d, more than the 50,000,000 pixels that are read"
              .formatted(file, reader.getHeight(0), reader.getWidth(0)));
    }
    if (!resized && (reader.getHeight(0) != height || reader.getWidth(0) != width)) {
      throw new UserError(
          "%s is %d x %d, but the network takes %d x %d; resize: images(..., size: [%d, %d])"
              .formatted(
                  file, reader.getHeight(0), reader.getWidth(0), height, width, height, width));
    }
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    BufferedImage image = reader.read(0);
    if (reader.getFormatName().equals("JPEG") && image.getRaster().getNumBands() > COLOURS) {
      throw coloursOfPrint(file);
    }
    // A JPEG that ends too early is decoded with grey in place of the rest.
    if (!warnings.isEmpty()) {
      throw new UserError(file + " is a damaged image: " + warnings.getFirst());
    }
    return bytes(new Resampling(planes(image), image.getHeight(), image.getWidth()));
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
