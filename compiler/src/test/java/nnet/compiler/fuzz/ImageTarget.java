package nnet.compiler.fuzz;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Images: trained on in folders of their classes, and predicted. */
final class ImageTarget implements Target {
  private static final String TEXT =
      """
      network Sky {
          input  image: unit[4, 4, 3]
          target time:  class(2)
          output p: simplex(2) = image -> flatten -> dense(2) -> softmax
          loss = cross_entropy(p, time)
      }

      data Pictures {
          from images("sky", size: [4, 4])
          time = label
      }

      train Sky on Pictures { optimizer: sgd(0.1)  epochs: 1 }
      """;

  private static final String HOSTILE = "sky/day/a.png";
  private static final int SIZE = 6;

  private final DataNetwork network;

  ImageTarget() throws IOException {
    network = DataNetwork.of(TEXT, DataNetwork.folder());
    Files.createDirectories(network.file("sky/day"));
    Files.createDirectories(network.file("sky/night"));
    Files.write(network.file(HOSTILE), seeds().getFirst());
    Files.write(network.file("sky/night/b.png"), seeds().getFirst());
    network.fitted();
  }

  @Override
  public void read(byte[] file) throws IOException {
    Files.write(network.file(HOSTILE), file);
    network.readData();
    network.predict(HOSTILE);
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (int type :
        new int[] {
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_BYTE_GRAY,
          BufferedImage.TYPE_BYTE_INDEXED,
          BufferedImage.TYPE_BYTE_BINARY,
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_4BYTE_ABGR
        }) {
      files.add(written("png", type, false));
    }
    files.add(written("png", BufferedImage.TYPE_3BYTE_BGR, true));
    files.add(written("jpeg", BufferedImage.TYPE_3BYTE_BGR, false));
    files.add(written("jpeg", BufferedImage.TYPE_BYTE_GRAY, false));
    files.add(written("jpeg", BufferedImage.TYPE_3BYTE_BGR, true));
    return files;
  }

  private static byte[] written(String format, int type, boolean progressive) throws IOException {
    BufferedImage image = new BufferedImage(SIZE, SIZE, type);
    for (int i = 0; i < SIZE * SIZE; i++) {
      image.setRGB(i % SIZE, i / SIZE, 0xFF000000 | i * 0x050301);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  @Override
  public List<String> words() {
    return List.of(
        "\u0089PNG\r\n\u001a\n",
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "iCCP",
        "zTXt",
        "sBIT",
        "\u00ff\u00d8\u00ff",
        "\u00ff\u00c0",
        "\u00ff\u00c2",
        "\u00ff\u00c4",
        "\u00ff\u00da",
        "\u00ff\u00db",
        "\u00ff\u00ee\0\16Adobe",
        "\u00ff\u00d9",
        "GIF89a",
        "BM",
        "II*\0",
        "MM\0*");
  }

  @Override
  public long mostBytes() {
    return 64L << 20;
  }
}
