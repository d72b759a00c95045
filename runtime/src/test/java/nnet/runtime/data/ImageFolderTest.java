package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  private static final DataPlan.Location HERE = new DataPlan.Location(3, 5);

  @TempDir Path folder;

  private static DataPlan.Column image(Integer... shape) {
    return new DataPlan.Column("image", "image", "f32", false, List.of(shape), 0, 1, HERE);
  }

  private static final DataPlan.Column LABEL =
      new DataPlan.Column("label", "label", "label", false, List.of(), 0, 1, HERE);

  private static void write(Path file, String format, BufferedImage image) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
  }

  /** Samples row by row, band by band. */
  private static BufferedImage made(int type, int width, int... samples) {
    BufferedImage image = new BufferedImage(width, samples.length / width / bands(type), type);
    image.getRaster().setPixels(0, 0, width, image.getHeight(), samples);
    return image;
  }

  private static int bands(int type) {
    return type == BufferedImage.TYPE_3BYTE_BGR ? 3 : 1;
  }

  private static float[] pixels(RawTable table, int row) {
    RawColumn column = table.columns().getFirst();
    float[] values = new float[column.width()];
    column.copy(row, values, 0);
    for (int i = 0; i < values.length; i++) {
      values[i] *= 255;
    }
    return values;
  }

  private RawTable read(boolean resized, DataPlan.Column... columns) {
    return new ImageFolder(folder, resized, List.of(columns), Faults.none()).read();
  }

  @Test
  void theFolderIsTheClass() throws IOException {
    write(folder.resolve("dog/b.png"), "png", made(BufferedImage.TYPE_BYTE_GRAY, 2, 1, 2, 3, 255));
    write(folder.resolve("cat/z.png"), "png", made(BufferedImage.TYPE_BYTE_GRAY, 2, 5, 6, 7, 8));
    write(folder.resolve("dog/2/a.PNG"), "png", made(BufferedImage.TYPE_BYTE_GRAY, 2, 9, 9, 9, 9));
    Files.writeString(folder.resolve("dog/readme.txt"), "x");
    RawTable table = read(false, image(2, 2), LABEL);
    assertThat(table.rows()).isEqualTo(3);
    assertThat(pixels(table, 0)).containsExactly(5, 6, 7, 8);
    assertThat(pixels(table, 1)).containsExactly(9, 9, 9, 9);
    assertThat(pixels(table, 2)).containsExactly(1, 2, 3, 255);
    RawColumn.Names names = (RawColumn.Names) table.columns().get(1);
    assertThat(names.name(0)).isEqualTo("cat");
    assertThat(names.name(1)).isEqualTo("dog");
    assertThat(table.origin().of(2)).endsWith("b.png");
    RawTable unlabelled =
        new ImageFolder(folder, false, List.of(image(2, 2)), Faults.none()).unlabelled();
    assertThat(unlabelled.rows()).isEqualTo(3);
  }

  @Test
  void greysAreThoseOfTheFile() throws IOException {
    write(
        folder.resolve("a/a.png"),
        "png",
        made(BufferedImage.TYPE_USHORT_GRAY, 2, 0, 257 * 20, 257 * 128, 65535));
    assertThat(pixels(read(false, image(2, 2, 1)), 0)).containsExactly(0, 20, 128, 255);
    assertThat(pixels(read(false, image(2, 2, 3)), 0))
        .containsExactly(0, 0, 0, 20, 20, 20, 128, 128, 128, 255, 255, 255);
  }

  /** 0.299 red + 0.587 green + 0.114 blue. */
  @Test
  void coloursBecomeGreyWhereTheNetworkWantsIt() throws IOException {
    write(
        folder.resolve("a/a.png"),
        "png",
        made(BufferedImage.TYPE_3BYTE_BGR, 2, 200, 0, 0, 0, 200, 0, 0, 0, 200, 10, 20, 30));
    assertThat(pixels(read(false, image(2, 2)), 0))
        .containsExactly(new float[] {60, 117, 23, 18}, within(0.01f));
    assertThat(pixels(read(false, image(2, 2, 3)), 0))
        .containsExactly(200, 0, 0, 0, 200, 0, 0, 0, 200, 10, 20, 30);
  }

  @Test
  void shrinksByTheMeanAndGrowsByLines() throws IOException {
    write(
        folder.resolve("a/a.png"),
        "png",
        made(BufferedImage.TYPE_BYTE_GRAY, 4, 0, 0, 100, 100, 0, 0, 100, 100));
    assertThat(pixels(read(true, image(1, 1)), 0)).containsExactly(50);
    assertThat(pixels(read(true, image(2, 2)), 0))
        .containsExactly(new float[] {14.3f, 85.7f, 14.3f, 85.7f}, within(0.6f));
    write(folder.resolve("a/a.png"), "png", made(BufferedImage.TYPE_BYTE_GRAY, 2, 0, 100));
    assertThat(pixels(read(true, image(1, 4)), 0)).containsExactly(0, 25, 75, 100);
  }

  private void jpeg(Path file) throws IOException {
    int[] samples = new int[64 * 64 * 3];
    Arrays.setAll(samples, i -> (i * 7919) % 256);
    write(file, "jpg", made(BufferedImage.TYPE_3BYTE_BGR, 64, samples));
  }

  private String problem(boolean resized) {
    try {
      read(resized, image(64, 64, 3), LABEL);
      return "";
    } catch (UserError e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void damagedImagesAreNamed() throws IOException {
    Path file = folder.resolve("a/a.jpg");
    jpeg(file);
    assertThat(problem(false)).isEmpty();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThat(problem(false)).contains("a.jpg is a damaged image: ");
    Files.write(file, Arrays.copyOf(whole, 10));
    assertThat(problem(false)).contains("a.jpg");
    Files.write(file, "no image".getBytes(StandardCharsets.UTF_8));
    assertThat(problem(false)).endsWith("a.jpg is no PNG or JPEG image");
    Files.delete(file);
    Path png = folder.resolve("a/a.png");
    int[] samples = new int[64 * 64];
    Arrays.setAll(samples, i -> (i * 7919) % 256);
    write(png, "png", made(BufferedImage.TYPE_BYTE_GRAY, 64, samples));
    byte[] intact = Files.readAllBytes(png);
    Files.write(png, Arrays.copyOf(intact, intact.length / 2));
    assertThat(problem(false)).contains("a.png is a damaged image");
  }

  /** A file of some kilobytes would otherwise take minutes: each scan goes over all pixels. */
  @Test
  void aJpegOfManyScansIsRefused() throws IOException {
    Path file = folder.resolve("a/a.jpg");
    Files.createDirectories(folder.resolve("a"));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam progressive = writer.getDefaultWriteParam();
    progressive.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    BufferedImage image = new BufferedImage(1000, 1000, BufferedImage.TYPE_BYTE_GRAY);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), progressive);
    } finally {
      writer.dispose();
    }
    assertThat(problem(false)).contains("a.jpg is 1000 x 1000, but the network takes 64 x 64");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, withLastScan(whole, 100));
    assertThat(problem(false)).contains("a.jpg is a damaged image");
    Files.write(file, withLastScan(whole, 1000));
    assertThat(problem(false)).contains("a.jpg goes over its 1000 x 1000 pixels 10");
  }

  /** The last scan again and again: it ends before the two bytes of the image's end. */
  private static byte[] withLastScan(byte[] jpeg, int times) {
    int start = jpeg.length - 2;
    while (jpeg[start] != (byte) 0xFF || jpeg[start + 1] != (byte) 0xDA) {
      start--;
    }
    int length = jpeg.length - 2 - start;
    byte[] longer = Arrays.copyOf(jpeg, jpeg.length + times * length);
    for (int i = 0; i < times; i++) {
      System.arraycopy(jpeg, start, longer, jpeg.length - 2 + i * length, length);
    }
    System.arraycopy(jpeg, jpeg.length - 2, longer, longer.length - 2, 2);
    return longer;
  }

  @Test
  void coloursOfPrintAreRefused() throws IOException {
    Path file = folder.resolve("a/a.jpg");
    Files.createDirectories(folder.resolve("a"));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    WritableRaster raster = Raster.createInterleavedRaster(0, 64, 64, 4, null);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(new IIOImage(raster, null, null));
    } finally {
      writer.dispose();
    }
    assertThat(problem(false)).endsWith("a.jpg has the colours of print (CMYK); save it as RGB");
  }

  @Test
  void otherSizesAreToldApart() throws IOException {
    write(folder.resolve("a/a.png"), "png", made(BufferedImage.TYPE_BYTE_GRAY, 2, 0, 100));
    assertThat(problem(false))
        .endsWith(
            "a.png is 1 x 2, but the network takes 64 x 64; resize: images(..., size: [64, 64])");
    assertThat(problem(true)).isEmpty();
    assertThatThrownBy(() -> read(true, image(64, 64, 2)))
        .hasMessageContaining("an image is [height, width], [height, width, 1] or");
  }

  @Test
  void foldersWithoutImagesAreToldSo() throws IOException {
    assertThatThrownBy(() -> read(true, image(2, 2)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has no images: they are expected as")
        .hasMessageEndingWith("image.png");
    write(folder.resolve("a.png"), "png", made(BufferedImage.TYPE_BYTE_GRAY, 2, 0, 100));
    assertThatThrownBy(() -> read(true, image(2, 2)))
        .hasMessageContaining("its images lie in no folder of a class");
    assertThatThrownBy(() ->
            new ImageFolder(folder.resolve("a.png"), true, List.of(image(2, 2)), Faults.none())
                .read())
        .hasMessageContaining("is no folder");
  }

  /** A damaged one, one of another size, one that is none: they are counted, the others stay. */
  @Test
  void imagesThatCannotBeReadAreLeftOut() throws IOException {
    write(folder.resolve("a/a.png"), "png", made(BufferedImage.TYPE_BYTE_GRAY, 2, 0, 1, 2, 3));
    write(folder.resolve("a/big.png"), "png", made(BufferedImage.TYPE_BYTE_GRAY, 1, 0));
    write(folder.resolve("b/b.png"), "png", made(BufferedImage.TYPE_BYTE_GRAY, 2, 4, 5, 6, 7));
    byte[] whole = Files.readAllBytes(folder.resolve("b/b.png"));
    Files.write(folder.resolve("b/half.png"), Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(folder.resolve("b/text.png"), "a text");
    Faults faults = new Faults(new DataPlan.OnError(true, List.of()));
    RawTable table = new ImageFolder(folder, false, List.of(image(2, 2), LABEL), faults).read();
    assertThat(faults.skipped().count()).isEqualTo(3);
    assertThat(faults.skipped().first())
        .anyMatch(message -> message.contains("text.png is no PNG or JPEG image"));
    assertThat(
            IntStream.range(0, table.rows())
                .filter(row -> !faults.has(row))
                .mapToObj(row -> table.origin().of(row).substring(folder.toString().length() + 1)))
        .containsExactly("a/a.png", "b/b.png");
  }
}
