package nnet.runtime.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import nnet.runtime.message.UserError;

/** PNG and JPEG files as pixels; one that is not whole is refused. */
final class ImageDecoding {
  private static final long MOST_PIXELS = 50_000_000;
  private static final int COLOURS = 3;
  private static final String PNG = "PNG";
  private static final String JPEG = "JPEG";

  /** More than Deflate's 1032 to 1, and than JPEG reaches with a blank image. */
  private static final long MOST_COMPRESSION = 2048;

  /** All scans together; encoders make ten, of the largest images as well. */
  private static final long MOST_SCANNED = 20 * MOST_PIXELS;

  private ImageDecoding() {}

  static BufferedImage read(Path file) {
    ImageIO.setUseCache(false);
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      if (in == null) {
        throw new UserError("cannot read " + file);
      }
      ImageReader reader = reader(file, in);
      try {
        reader.setInput(in, true, true);
        return decoded(file, reader);
      } finally {
        reader.dispose();
      }
    } catch (IIOException e) {
      throw String.valueOf(e.getMessage()).contains("Unsupported Image Type")
          ? coloursOfPrint(file)
          : damaged(file, e);
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage());
    } catch (UserError e) {
      throw e;
    } catch (RuntimeException e) {
      // The decoders were written for whole files: what they throw at others is of any kind.
      throw damaged(file, e);
    }
  }

  /** Other formats that Java can decode are not among those that are promised, nor their faults. */
  private static ImageReader reader(Path file, ImageInputStream in) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      String format = formatOf(reader);
      if (format.equals(PNG) || format.equals(JPEG)) {
        return reader;
      }
      reader.dispose();
    }
    throw new UserError(file + " is no PNG or JPEG image");
  }

  private static String formatOf(ImageReader reader) {
    try {
      return reader.getFormatName().toUpperCase(Locale.ROOT);
    } catch (IOException e) {
      return "";
    }
  }

  private static UserError damaged(Path file, Exception e) {
    String what = Objects.requireNonNullElse(e.getMessage(), "it cannot be decoded");
    return new UserError(file + " is a damaged image: " + what);
  }

  private static UserError coloursOfPrint(Path file) {
    return new UserError(file + " has the colours of print (CMYK); save it as RGB");
  }

  private static BufferedImage decoded(Path file, ImageReader reader) throws IOException {
    requireSize(file, reader);
    boolean jpeg = formatOf(reader).equals(JPEG);
    if (jpeg) {
      requireFewScans(file, reader);
    }
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    BufferedImage image = reader.read(0);
    if (jpeg && image.getRaster().getNumBands() > COLOURS) {
      throw coloursOfPrint(file);
    }
    // A JPEG that ends too early is decoded with grey in place of the rest.
    if (!warnings.isEmpty()) {
      throw new UserError(file + " is a damaged image: " + warnings.getFirst());
    }
    return image;
  }

  /** Before anything is allocated for the pixels. */
  private static void requireSize(Path file, ImageReader reader) throws IOException {
    int rows = reader.getHeight(0);
    int columns = reader.getWidth(0);
    long pixels = (long) rows * columns;
    if (pixels > MOST_PIXELS) {
      throw new UserError(
          "%s is %d x %d, more than the 50,000,000 pixels that are read"
              .formatted(file, rows, columns));
    }
    long length = Files.size(file);
    if (pixels * bits(reader) / Byte.SIZE > MOST_COMPRESSION * length) {
      throw new UserError(
          "%s is a damaged image: it announces %d x %d pixels, but has only %d bytes"
              .formatted(file, rows, columns, length));
    }
  }

  private static void requireFewScans(Path file, ImageReader reader) throws IOException {
    int rows = reader.getHeight(0);
    int columns = reader.getWidth(0);
    int scans = JpegScans.count(file);
    if ((long) rows * columns * scans > MOST_SCANNED) {
      throw new UserError(
          "%s goes over its %d x %d pixels %d times, which is more than is read; save it anew"
              .formatted(file, rows, columns, scans));
    }
  }

  /** Of a pixel. */
  private static int bits(ImageReader reader) throws IOException {
    ImageTypeSpecifier type = reader.getRawImageType(0);
    return type == null ? COLOURS * Byte.SIZE : type.getColorModel().getPixelSize();
  }
}
