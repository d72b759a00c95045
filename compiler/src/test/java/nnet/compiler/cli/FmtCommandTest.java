package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nnet fmt} on files and folders. */
class FmtCommandTest {
  private static final String TIDY =
      "network Net {\n    input x: f32[3]\n    output y = 2 * x\n}\n";
  private static final String UNTIDY = "network  Net{\ninput x : f32[3]\n  output y=2*x }";

  @TempDir Path folder;

  @Test
  void aFileIsFormattedInPlaceOnce() throws IOException {
    Path file = write("net.nnet", UNTIDY);
    assertThat(Run.of("fmt", file.toString()))
        .isEqualTo(new Run(0, "formatted " + file + "\n", ""));
    assertThat(file).hasContent(TIDY);
    assertThat(Run.of("fmt", file.toString())).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void checkingChangesNothing() throws IOException {
    Path untidy = write("untidy.nnet", UNTIDY);
    Path tidy = write("tidy.nnet", TIDY);
    assertThat(Run.of("fmt", "--check", tidy.toString())).isEqualTo(new Run(0, "", ""));
    assertThat(Run.of("fmt", "--check", tidy.toString(), untidy.toString()))
        .isEqualTo(new Run(1, untidy + " is not formatted\n", ""));
    assertThat(untidy).hasContent(UNTIDY);
  }

  @Test
  void foldersAreSearchedButNotThoseOfBuilds() throws IOException {
    Path deep = write("a/b/deep.nnet", UNTIDY);
    Path built = write("target/built.nnet", UNTIDY);
    Path hidden = write(".hidden/hidden.nnet", UNTIDY);
    Path other = write("a/readme.md", UNTIDY);
    assertThat(Run.of("fmt", folder.toString()).out()).isEqualTo("formatted " + deep + "\n");
    assertThat(deep).hasContent(TIDY);
    assertThat(built).hasContent(UNTIDY);
    assertThat(hidden).hasContent(UNTIDY);
    assertThat(other).hasContent(UNTIDY);
  }

  @Test
  void aFileThatCannotBeReadIsLeftAsItIs() throws IOException {
    Path broken = write("broken.nnet", UNTIDY + " }");
    Path untidy = write("untidy.nnet", UNTIDY);
    Run run = Run.of("fmt", broken.toString(), untidy.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("error[syntax]", "is left as it is");
    assertThat(broken).hasContent(UNTIDY + " }");
    assertThat(untidy).hasContent(TIDY);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
