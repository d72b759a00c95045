package nnet.compiler.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Arrays of NumPy, one or many in a file, and IDX files: trained on and predicted. */
final class ArrayTarget implements Target {
  private static final String TEXT =
      """
      network Pictures {
          input  image: f32[2, 3]
          target kind:  class(3)
          output p: simplex(3) = image -> flatten -> dense(3) -> softmax
          loss = cross_entropy(p, kind)
      }

      data Arrays {
          from SOURCE
          image = images -> standardize
          kind  = labels
      }

      train Pictures on Arrays { optimizer: sgd(0.1)  epochs: 1 }
      """;

  private final Kind kind;
  private final String name;
  private final DataNetwork network;

  ArrayTarget(Kind kind) throws IOException {
    this.kind = kind;
    String ending = kind.title();
    name = "images." + ending;
    String source =
        kind == Kind.NPZ
            ? "npz(\"images.npz\", images: \"x\", labels: \"y\")"
            : ending + "(images: \"" + name + "\", labels: \"labels." + ending + "\")";
    network = DataNetwork.of(TEXT.replace("SOURCE", source), DataNetwork.folder());
    Files.write(network.file("labels.npy"), npy("|u1", "4,", 0, 1, 2, 0));
    Files.write(network.file("labels.idx"), idx(new int[] {4}, 0, 1, 2, 0));
    Files.write(network.file(name), seeds().getFirst());
    network.fitted();
  }

  @Override
  public void read(byte[] file) throws IOException {
    Files.write(network.file(name), file);
    network.readData();
    network.predict(name);
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    byte[] bytes = new byte[24];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return switch (kind) {
      case NPZ -> List.of(npz(ZipEntry.DEFLATED), npz(ZipEntry.STORED));
      case IDX -> List.of(idx(new int[] {4, 2, 3}, bytes), gzip(idx(new int[] {4, 2, 3}, bytes)));
      default ->
          List.of(
              npy("|u1", "4, 2, 3", bytes),
              npy("<f4", "1, 2, 3", bytes),
              npy(">f8", "3,", bytes),
              npy("<i8", "3,", bytes),
              npy("<f2", "2, 2, 3", bytes),
              gzip(npy("|b1", "4, 2, 3", bytes)));
    };
  }

  private static byte[] npy(String type, String shape, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return npy(type, shape, bytes);
  }

  private static byte[] npy(String type, String shape, byte[] values) {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(type, shape);
    return ByteBuffer.allocate(10 + header.length() + values.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY\1\0".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) header.length())
        .put(header.getBytes(StandardCharsets.US_ASCII))
        .put(values)
        .array();
  }

  private static byte[] idx(int[] sizes, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return idx(sizes, bytes);
  }

  private static byte[] idx(int[] sizes, byte[] values) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
    file.putInt(0x0800 + sizes.length);
    for (int size : sizes) {
      file.putInt(size);
    }
    return file.put(values).array();
  }

  private static byte[] gzip(byte[] file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(file);
    }
    return bytes.toByteArray();
  }

  private static byte[] npz(int method) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, method, "x", npy("|u1", "4, 2, 3", new byte[24]));
      put(zip, method, "y", npy("|u1", "4,", 0, 1, 2, 0));
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, int method, String name, byte[] file)
      throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTime(0);
    entry.setMethod(method);
    if (method == ZipEntry.STORED) {
      CRC32 check = new CRC32();
      check.update(file);
      entry.setSize(file.length);
      entry.setCrc(check.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(file);
  }

  @Override
  public List<String> words() {
    return List.of(
        "\u0093NUMPY\1\0",
        "'descr': '<f8'",
        "'descr': ''",
        "'descr': [('a', '<f4')]",
        "'fortran_order': True",
        "'shape': (2147483647, 2147483647)",
        "'shape': (1 2,)",
        "'shape': ()",
        "4294967295",
        "PK\3\4",
        "PK\1\2",
        "PK\5\6",
        "x.npy",
        "../y.npy",
        "\0\0\10\3");
  }

  @Override
  public long mostBytes() {
    return 32L << 20;
  }
}
