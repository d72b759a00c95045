package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nnet.runtime.message.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a source names is read inside the folder of the data, and nowhere else. */
class DataFilesTest {
  @TempDir Path whole;
  private DataFiles files = new DataFiles(Path.of(""));

  @BeforeEach
  void create() throws IOException {
    Path data = Files.createDirectories(whole.resolve("data/inside"));
    Files.writeString(data.resolve("rows.csv"), "x\n1\n");
    Files.writeString(whole.resolve("secret.csv"), "x\n1\n");
    files = new DataFiles(whole.resolve("data"));
  }

  @Test
  void readsWhatIsInside() throws IOException {
    Path inside = whole.resolve("data/inside/rows.csv");
    assertThat(files.resolve("inside/../inside/rows.csv")).isEqualTo(inside);
    Files.createSymbolicLink(whole.resolve("data/link.csv"), inside);
    assertThat(files.resolve("link.csv")).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.csv",
        "inside/../../secret.csv",
        "/etc/hostname",
        "link.csv",
        "links/secret.csv"
      })
  void nothingElseIsRead(String name) throws IOException {
    Files.createSymbolicLink(whole.resolve("data/link.csv"), whole.resolve("secret.csv"));
    Files.createSymbolicLink(whole.resolve("data/links"), whole);
    assertThatThrownBy(() -> files.resolve(name))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("lies outside of the folder of the data");
  }

  @Test
  void aNameThatIsNoneIsSaid() {
    assertThatThrownBy(() -> files.resolve("rows\0.csv"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is no name of a file");
  }
}
