package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.compiler.emit.JarWriter;
import nnet.compiler.emit.JavaCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example program runs; pages show what stands in it or in the others that tests run. */
final class JavaApiTest {
  private static final Pattern JAVA =
      Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private static final List<String> PROGRAMS =
      List.of(
          "examples/src/main/java/nnet/examples/ServeSpiral.java",
          "examples/src/main/java/nnet/examples/ServeSequences.java",
          ServeRecordsTest.SOURCE);

  private static final List<String> PAGES =
      List.of("docs/java.md", "docs/models.md", "docs/drift.md");

  @TempDir Path folder;

  @Test
  void theProgramTrainsAndPredicts() throws IOException {
    Compiled spiral = Compiled.file(SharedData.project().resolve("examples/start/spiral.nnet"));
    Path jar = folder.resolve("spiral.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      JarWriter.write(
          out,
          spiral.emitted().className(),
          JavaCompiler.compile(spiral.emitted().sources()),
          Optional.empty());
    }
    Path weights = folder.resolve("model.safetensors");
    String said = said(jar.toString(), weights.toString());
    assertThat(said)
        .contains("epoch 40: ")
        .containsPattern("arm [012] of 3")
        .contains("8 rows have the results they had when training ended")
        .contains("trained from spiral.nnet, seed 42")
        .contains("input point[0]: PSI ", ", drifted, most: ")
        .containsPattern("points of each arm: [1-9][0-9]*, [1-9][0-9]*, [1-9][0-9]*");
    assertThat(weights).exists();
  }

  @Test
  void thePagesShowThePrograms() throws IOException {
    Path project = SharedData.project();
    List<String> programs = new ArrayList<>();
    for (String program : PROGRAMS) {
      programs.add(plain(Files.readString(project.resolve(program))));
    }
    List<String> shown = new ArrayList<>();
    for (String page : PAGES) {
      Matcher blocks = JAVA.matcher(Files.readString(project.resolve(page)));
      blocks.results().forEach(block -> shown.add(plain(block.group(1))));
    }
    assertThat(shown)
        .hasSizeGreaterThan(5)
        .allMatch(block -> programs.stream().anyMatch(program -> program.contains(block)));
  }

  private static String said(String... args) throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      ServeSpiral.main(args);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Without indentation. */
  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
