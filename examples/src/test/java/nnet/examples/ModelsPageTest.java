package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/models.md} says to type is typed, one command after the other in one folder, and
 * prints what stands below it: {@code -Dmodels.update=true} writes that anew.
 */
final class ModelsPageTest {
  private static final Path PROJECT = SharedData.project();
  private static final Path PAGE = PROJECT.resolve("docs/models.md");
  private static final String FILE = "csv ";

  /** A file with its name, commands, or what the commands before print. */
  private static final Pattern FENCE =
      Pattern.compile(
          "^```(" + FILE + "[^\\n]*|sh|text)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void thePageShowsWhatHappens() throws IOException, InterruptedException {
    for (String name : List.of("spiral.nnet", "lecture.nnet")) {
      Files.copy(PROJECT.resolve("examples/start").resolve(name), folder.resolve(name));
    }
    String page = Files.readString(PAGE);
    StringBuilder now = new StringBuilder();
    String printed = "";
    int at = 0;
    for (MatchResult fence : FENCE.matcher(page).results().toList()) {
      String kind = fence.group(1);
      if (kind.startsWith(FILE)) {
        Files.writeString(folder.resolve(kind.substring(FILE.length())), fence.group(2));
      } else if (kind.equals("sh")) {
        printed = run(fence.group(2));
      } else {
        now.append(page, at, fence.start(2)).append(printed);
        at = fence.end(2);
      }
    }
    now.append(page.substring(at));
    if (Boolean.getBoolean("models.update")) {
      Files.writeString(PAGE, now);
    }
    assertThat(now.toString()).isEqualTo(Files.readString(PAGE));
  }

  /** What commands print, of which only the last may fail. */
  private String run(String lines) throws IOException, InterruptedException {
    StringBuilder printed = new StringBuilder();
    for (String line : lines.lines().toList()) {
      assertThat(printed.toString()).doesNotStartWith("error: ");
      printed.append(run(List.of(line.split(" ", -1))));
    }
    return printed.toString();
  }

  private String run(List<String> words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dstdout.encoding=UTF-8");
    if (words.getFirst().equals("nnet")) {
      String classPath =
          String.join(
              System.getProperty("path.separator"),
              Arrays.stream(
                      System.getProperty("java.class.path")
                          .split(System.getProperty("path.separator"), -1))
                  .map(entry -> Path.of(entry).toAbsolutePath().toString())
                  .toList());
      command.addAll(List.of("-cp", classPath, "nnet.compiler.cli.Main"));
    } else {
      assertThat(words.getFirst()).isEqualTo("java");
    }
    command.addAll(words.subList(1, words.size()));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean failed = process.waitFor() != 0;
    assertThat(printed.startsWith("error: ")).as(words + "\n" + printed).isEqualTo(failed);
    return printed;
  }
}
