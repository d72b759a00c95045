package nnet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nnet.runtime.message.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyFileTest {
  @TempDir Path folder;

  private static byte[] npy(int version, String header, byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(HexFormat.of().parseHex("934e554d5059"));
    byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
    int sizeBytes = version == 1 ? 2 : 4;
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length);
    out.write(new byte[] {(byte) version, 0});
    out.write(length.array(), 0, sizeBytes);
    out.write(text);
    out.write(data);
    return out.toByteArray();
  }

  private static String header(String type, boolean fortran, String shape) {
    return "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
        .formatted(type, fortran ? "True" : "False", shape);
  }

  private NpyFile read(byte[] bytes) throws IOException {
    return NpyFile.read(Files.write(folder.resolve("a.npy"), bytes));
  }

  /** The bytes of the numbers 1 and 2 (or true, false) in each type. */
  @ParameterizedTest
  @CsvSource({
    "<f2, 003c0040",
    "<f4, 0000803f00000040",
    ">f4, 3f80000040000000",
    "<f8, 000000000000f03f0000000000000040",
    "|i1, 0102",
    "<i2, 01000200",
    ">i4, 0000000100000002",
    "<i8, 01000000000000000200000000000000",
    "|u1, 0102",
    "<u2, 01000200",
    "<u4, 0100000002000000",
    ">u8, 00000000000000010000000000000002",
  })
  void readsEveryType(String type, String hex) throws IOException {
    for (int version = 1; version <= 3; version++) {
      NpyFile file = read(npy(version, header(type, false, "2,"), HexFormat.of().parseHex(hex)));
      assertThat(file.items()).isEqualTo(2);
      assertThat(file.shape()).isEmpty();
      assertThat(file.values()).containsExactly(1, 2);
    }
  }

  @Test
  void readsSignsAndTruthValues() throws IOException {
    byte[] bytes = {-1, (byte) 0x80};
    assertThat(read(npy(1, header("|i1", false, "2,"), bytes)).values()).containsExactly(-1, -128);
    assertThat(read(npy(1, header("|u1", false, "2,"), bytes)).values()).containsExactly(255, 128);
    byte[] truth = {1, 0};
    assertThat(read(npy(1, header("|b1", false, "2,"), truth)).values()).containsExactly(1, 0);
  }

  /** a[i][j][k] = 100 i + 10 j + k. */
  @Test
  void readsBothOrders() throws IOException {
    byte[] rows = {0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112};
    byte[] columns = {0, 100, 10, 110, 1, 101, 11, 111, 2, 102, 12, 112};
    NpyFile file = read(npy(1, header("|i1", false, "2, 2, 3"), rows));
    assertThat(file.shape()).containsExactly(2, 3);
    assertThat(read(npy(1, header("|i1", true, "2, 2, 3"), columns)).values())
        .isEqualTo(file.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c8 | 2, | holds elements of type <c8; numbers and truth values are read",
        "<f4 | 3, | ends after 8 of the 12 bytes that its shape [3] needs",
        "<f4 | 1, | is longer than its shape says: [1]",
        "<f4 | '' | holds a single number, no rows",
        "<f4 | 0, | announces impossible sizes: (0,)",
        "<f4 | 65536, 65536 | announces impossible sizes: (65536, 65536)",
        "<f4 | 99999999999999999999, | announces impossible sizes",
        "<f4 | -2, | has no readable 'shape' in its header",
        "<f4 | 1 2, | announces impossible sizes: (1 2,)",
        "'' | 2, | holds elements of type ''",
        "<i4 | 2, | more digits than f32 can hold",
      },
      quoteCharacter = '\'')
  void saysWhatIsWrong(String type, String shape, String message) throws IOException {
    byte[] data = {1, 2, 3, 4, 5, 6, 7, 8};
    byte[] file = npy(1, header(type, false, shape.strip()), data);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a.npy")
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatIsNoNpyFile() throws IOException {
    byte[] whole = npy(1, header("<f4", false, "2,"), new byte[8]);
    assertThatThrownBy(() -> read("x,y\n1,2\n".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("a.npy is no npy file: it begins with 78 2c 79 0a 31 2c");
    assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("it begins with nothing");
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, 30)))
        .isInstanceOf(UserError.class)
        .hasMessageEndingWith("a.npy ends within its header");
    whole[6] = 9;
    assertThatThrownBy(() -> read(whole)).hasMessageContaining("is of version 9");
    byte[] records = npy(1, "{'descr': [('a', '<f4')], 'shape': (2,), }", new byte[8]);
    assertThatThrownBy(() -> read(records)).hasMessageContaining("elements of type record");
    byte[] large = npy(1, header("<f8", false, "1,"), HexFormat.of().parseHex("a0c8eb85f3cce17f"));
    assertThatThrownBy(() -> read(large)).hasMessageContaining("too large for f32");
  }

  private Path npz() throws IOException {
    Path path = folder.resolve("a.npz");
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : new String[] {"x_train", "y_train"}) {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(npy(1, header("|u1", false, "2,"), new byte[] {3, 4}));
      }
    }
    return path;
  }

  @Test
  void readsArraysByName() throws IOException {
    Path path = npz();
    assertThat(NpzFile.read(path, "y_train").values()).containsExactly(3, 4);
    assertThatThrownBy(() -> NpzFile.read(path, "y_trian"))
        .isInstanceOf(UserError.class)
        .hasMessageEndingWith(
            "a.npz has no array `y_trian`, but x_train, y_train; did you mean `y_train`?");
    byte[] whole = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(whole, whole.length - 40));
    assertThatThrownBy(() -> NpzFile.read(path, "y_train"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a.npz is no intact npz file");
  }
}
