package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nnet check} on files of all sorts. */
class CheckCommandTest {
  private static final String GOOD =
      "network Good {\n    input x: f32[3]\n    output y = 2 * x\n}\n";
  private static final String BAD = GOOD.replace("input", "inptu");

  @TempDir Path folder;

  @Test
  void aFileWithoutErrorsIsFine() throws IOException {
    String file = write("good.nnet", GOOD);
    assertThat(Run.of("check", file)).isEqualTo(new Run(0, file + ": no errors\n", ""));
    assertThat(Run.of("check", file, "--format", "short")).isEqualTo(new Run(0, "", ""));
    assertThat(Run.of("check", "--format=json", file)).isEqualTo(new Run(0, "[]\n", ""));
  }

  @Test
  void errorsAreShownWithTheSource() throws IOException {
    Run run = Run.of("check", write("bad.nnet", BAD));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("error[misspelt-keyword]: ")
        .contains("2 |     inptu x: f32[3]\n  |     ^^^^^\n")
        .endsWith("1 error; `nnet help misspelt-keyword` says more\n");
  }

  @Test
  void allErrorsOfAllFilesAreShown() throws IOException {
    String first = write("first.nnet", BAD);
    String second = write("second.nnet", BAD + BAD);
    Run run = Run.of("check", first, second, "--format", "short");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines().filter(line -> line.contains(": error["))).hasSizeGreaterThan(2);
    assertThat(run.out()).contains(first + ":2:5: error[misspelt-keyword]: ", second + ":6:5: ");
  }

  @Test
  void aByteOrderMarkAndWindowsLinesAreFine() throws IOException {
    String file = write("windows.nnet", "\uFEFF" + GOOD.replace("\n", "\r\n"));
    assertThat(Run.of("check", file).exitCode()).isZero();
  }

  @Test
  void aMissingFileSuggestsItsNeighbour() throws IOException {
    write("spiral.nnet", GOOD);
    Run run = Run.of("check", folder.resolve("sprial.nnet").toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no file", "did you mean", "spiral.nnet`?");
  }

  @Test
  void aFolderNamesItsFiles() throws IOException {
    write("spiral.nnet", GOOD);
    Run run = Run.of("check", folder.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is a folder, name a file in it: spiral.nnet");
  }

  @Test
  void aFileInAnotherEncodingIsRefused() throws IOException {
    Path file = folder.resolve("latin1.nnet");
    Files.write(file, ("// a\n// schön\n" + GOOD).getBytes(StandardCharsets.ISO_8859_1));
    Run run = Run.of("check", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is not UTF-8: byte 0xF6 in line 2");
  }

  @Test
  void aHugeFileIsRefused() throws IOException {
    byte[] spaces = new byte[10_000_001];
    Arrays.fill(spaces, (byte) ' ');
    Path file = Files.write(folder.resolve("huge.nnet"), spaces);
    Run run = Run.of("check", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is larger than 10 MB");
  }

  @Test
  void aNameThatNoFileCanHaveIsRefused() {
    Run run = Run.of("check", "a\0b");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("cannot be the name of a file");
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
