package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A file of layers that two networks share, on the disk. */
class ImportsTest {
  private static final String LAYERS =
      "layer hidden(units: int)(x: f32[n]) = x -> dense(units) -> relu\n";

  @TempDir Path folder;

  @BeforeEach
  void twoNetworksShareLayers() throws IOException {
    write("project/.git/HEAD", "");
    write("project/shared/layers.nnet", LAYERS);
    write("project/nets/one.nnet", network("One", "../shared/layers.nnet", "hidden(3)"));
    write("project/nets/two.nnet", network("Two", "../shared/layers.nnet", "hidden(5)"));
  }

  private static String network(String name, String path, String layers) {
    return """
    import "%s"

    network %s {
        input x: f32[4]
        output y = x -> %s
    }
    """
        .formatted(path, name, layers);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private String file(String name) {
    return folder.resolve("project/" + name).toString();
  }

  @Test
  void bothAreFine() {
    Run run = Run.of("check", file("nets/one.nnet"), file("nets/two.nnet"));
    assertThat(run.out()).endsWith(": no errors\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void anErrorOfTheSharedFileIsShownOnceWithItsLine() throws IOException {
    write("project/shared/layers.nnet", LAYERS + "layer bad()(x) {\n    y =\n    return x\n}\n");
    Run run = Run.of("check", "--format", "short", file("nets/one.nnet"), file("nets/two.nnet"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines())
        .singleElement()
        .asString()
        .startsWith(file("shared/layers.nnet") + ":3:")
        .contains("error[missing-value]");
  }

  @Test
  void aWrongUseIsShownInBothFiles() throws IOException {
    write("project/shared/layers.nnet", "layer hidden(units: int)(x: f32[n]) = x + zeros([7])\n");
    Run run = Run.of("check", file("nets/one.nnet"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("layers.nnet:1:", "one.nnet:5", "in this use of `hidden`");
  }

  @Test
  void nothingOutsideOfTheProjectIsRead() throws IOException {
    write("secret/layers.nnet", LAYERS);
    Files.createSymbolicLink(folder.resolve("project/nets/link"), folder.resolve("secret"));
    for (String path :
        new String[] {
          "../../secret/layers.nnet",
          "link/layers.nnet",
          "../../../../a.nnet",
          "link",
          "link/layer.nnet"
        }) {
      write("project/nets/one.nnet", network("One", path, "hidden(3)"));
      Run run = Run.of("check", file("nets/one.nnet"));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains(
              "error[bad-import]: `" + path + "` lies outside of the project's folder",
              "which is " + folder.toRealPath().resolve("project"))
          .doesNotContain("did you mean", "name a file in it");
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatIsNoFileIsNotReadAsOne() throws IOException, InterruptedException {
    Path nets = folder.resolve("project/nets");
    Files.createSymbolicLink(nets.resolve("gone.nnet"), nets.resolve("nothing.nnet"));
    Files.createSymbolicLink(nets.resolve("round.nnet"), Path.of("round.nnet"));
    Process made = new ProcessBuilder("mkfifo", nets.resolve("pipe.nnet").toString()).start();
    assertThat(made.waitFor()).isZero();
    Map<String, String> messages =
        Map.of(
            "gone.nnet", "`gone.nnet` is a link to nothing",
            "round.nnet", "`round.nnet` is a link to nothing",
            "pipe.nnet", "`pipe.nnet` is a device or a pipe, not a file");
    for (Map.Entry<String, String> each : messages.entrySet()) {
      write("project/nets/one.nnet", network("One", each.getKey(), "hidden(3)"));
      assertThat(Run.of("check", file("nets/one.nnet")).out()).contains(each.getValue());
    }
    assertThat(Run.of("fmt", file("")).exitCode()).isZero();
  }

  @Test
  void withoutARepositoryTheFolderOfTheFileIsTheProject() throws IOException {
    write("alone/shared/layers.nnet", LAYERS);
    write("alone/one.nnet", network("One", "shared/layers.nnet", "hidden(3)"));
    write("alone/in/two.nnet", network("Two", "../shared/layers.nnet", "hidden(3)"));
    assertThat(Run.of("check", folder.resolve("alone/one.nnet").toString()).exitCode()).isZero();
    assertThat(Run.of("check", folder.resolve("alone/in/two.nnet").toString()).out())
        .contains("lies outside of the project's folder");
  }

  @Test
  void aFolderIsCompiledWithoutTheFilesOfLayers() throws IOException {
    Path out = folder.resolve("out");
    Run run = Run.of("compile", file(""), "--source-out", out.toString(), "--inference-only");
    assertThat(run.exitCode()).isZero();
    try (var written = Files.walk(out)) {
      assertThat(written.filter(Files::isRegularFile).map(each -> each.getFileName().toString()))
          .contains("One.java", "Two.java");
    }
    Run none = Run.of("compile", file("shared"), "--source-out", out.toString());
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("there is no network in " + file("shared"));
    Run named = Run.of("compile", file("shared/layers.nnet"), "--source-out", out.toString());
    assertThat(named.err()).contains("there is no network in `" + file("shared/layers.nnet"));
  }

  @Test
  void theJavaNamesTheLinesOfTheSharedFile() throws IOException {
    Path out = folder.resolve("out");
    Run.of("compile", file("nets/one.nnet"), "--source-out", out.toString());
    try (var written = Files.walk(out)) {
      Path java = written.filter(each -> each.endsWith("One.java")).findFirst().orElseThrow();
      assertThat(Files.readString(java)).contains("one.nnet:5 ");
    }
  }

  @Test
  void formattingAFileLeavesWhatItImports() throws IOException {
    write("project/shared/layers.nnet", "layer   hidden(units: int)(x: f32[n])=x->dense(units)\n");
    write("project/nets/one.nnet", "import    \"../shared/layers.nnet\"\n");
    assertThat(Run.of("fmt", file("nets/one.nnet")).exitCode()).isZero();
    assertThat(Files.readString(Path.of(file("nets/one.nnet"))))
        .isEqualTo("import \"../shared/layers.nnet\"\n");
    assertThat(Files.readString(Path.of(file("shared/layers.nnet")))).startsWith("layer   hidden");
  }
}
