package nnet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nnet.runtime.message.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is there as a whole or not at all. */
class AtomicFileTest {
  /** Larger than any system gives. */
  private static final long NO_PROCESS = 999_999_999_999L;

  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileKeepsItsPermissions() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "before");
    Set<PosixFilePermission> own = PosixFilePermissions.fromString("rw-r-----");
    Files.setPosixFilePermissions(file, own);
    AtomicFile.write(file, "after");
    assertThat(file).hasContent("after");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(own);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkGoesOnPointingToWhatIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("model"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("newest"), Path.of("model"));
    AtomicFile.write(link, "after");
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("after");
    assertThat(names()).containsExactly("model", "newest");
  }

  @ParameterizedTest
  @CsvSource({
    "No space left on device, the disk is full",
    "Disk quota exceeded, no more may be written there",
    "File too large, no more may be written there",
    "Read-only file system, no permission to write there",
  })
  void whatTheSystemSaysIsSaidInWords(String system, String words) throws IOException {
    Path file = Files.writeString(folder.resolve("whole"), "before");
    assertThatThrownBy(() ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(new byte[100_000]);
                  throw new IOException(system);
                }))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot write " + file + ": " + words);
    assertThat(file).hasContent("before");
    assertThat(names()).containsExactly("whole");
  }

  @Test
  void whatProcessesThatAreGoneHaveLeftIsRemoved() throws IOException {
    long own = ProcessHandle.current().pid();
    Files.writeString(folder.resolve(".model.safetensors." + NO_PROCESS + ".part"), "half");
    Files.writeString(folder.resolve(".model.safetensors." + own + ".part"), "being written");
    Files.writeString(folder.resolve(".notes.part"), "somebody's");
    AtomicFile.prepare(folder);
    assertThat(names()).containsExactly(".model.safetensors." + own + ".part", ".notes.part");
  }
}
