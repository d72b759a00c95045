package nnet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import nnet.runtime.message.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
  private static final byte[] TWO_IMAGES =
      ByteBuffer.allocate(28)
          .putInt(0x0803)
          .putInt(2)
          .putInt(2)
          .putInt(3)
          .put(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 255})
          .array();

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("images"), bytes);
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void readsItemsAsTheyAreOrZipped() throws IOException {
    for (byte[] bytes : List.of(TWO_IMAGES, zipped(TWO_IMAGES))) {
      IdxFile read = IdxFile.read(file(bytes));
      assertThat(read.items()).isEqualTo(2);
      assertThat(read.shape()).containsExactly(2, 3);
      assertThat(read.values()).hasSize(12).endsWith((byte) 255);
    }
  }

  @Test
  void refusesWhatIsCutOff() throws IOException {
    byte[] cut = Arrays.copyOf(TWO_IMAGES, 20);
    assertThatThrownBy(() -> IdxFile.read(file(cut)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("after 4 of the 12 bytes");
    byte[] zipped = zipped(TWO_IMAGES);
    assertThatThrownBy(() -> IdxFile.read(file(Arrays.copyOf(zipped, 20))))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> IdxFile.read(file(new byte[] {0, 0})))
        .hasMessageContaining("ends before");
  }

  @Test
  void refusesWhatIsSomethingElse() throws IOException {
    byte[] words = ByteBuffer.allocate(16).putInt(0x0D01).putInt(1).array();
    assertThatThrownBy(() -> IdxFile.read(file(words))).hasMessageContaining("type 0d");
    assertThatThrownBy(() -> IdxFile.read(file("PNG and more".getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("is no idx file");
    byte[] huge = ByteBuffer.allocate(16).putInt(0x0803).putInt(-1).putInt(28).putInt(28).array();
    assertThatThrownBy(() -> IdxFile.read(file(huge))).hasMessageContaining("impossible sizes");
    byte[] longer = Arrays.copyOf(TWO_IMAGES, 30);
    assertThatThrownBy(() -> IdxFile.read(file(longer))).hasMessageContaining("longer");
  }
}
