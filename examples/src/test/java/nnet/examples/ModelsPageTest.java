package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/models.md} and then {@code docs/java.md} say to type is typed, one command after
 * the other in one folder, and prints what stands below it: {@code -Dmodels.update=true} writes
 * that anew.
 */
final class ModelsPageTest {
  private static final Path PROJECT = SharedData.project();
  private static final List<String> PAGES = List.of("docs/models.md", "docs/java.md");
  private static final String FILE = "csv ";

  /** A file with its name, commands, or what the commands before print. */
  private static final Pattern FENCE =
      Pattern.compile(
          "^```(" + FILE + "[^\\n]*|sh|text)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void thePagesShowWhatHappens() throws IOException, InterruptedException {
    for (String name : List.of("spiral.nnet", "lecture.nnet")) {
      Files.copy(PROJECT.resolve("examples/start").resolve(name), folder.resolve(name));
    }
    for (String name : PAGES) {
      Path page = PROJECT.resolve(name);
      String now = followed(Files.readString(page));
      if (Boolean.getBoolean("models.update")) {
        Files.writeString(page, now);
      }
      assertThat(now).isEqualTo(Files.readString(page));
    }
  }

  /** A page with what its commands print now. */
  private String followed(String page) throws IOException, InterruptedException {
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
    return now.append(page.substring(at)).toString();
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
    List<String> command = program(words.getFirst());
    command.addAll(words.subList(1, words.size()));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean failed = process.waitFor() != 0;
    assertThat(printed.startsWith("error: ")).as(words + "\n" + printed).isEqualTo(failed);
    return printed;
  }

  /** The compiler, a program of this JDK, or one in the folder. */
  private List<String> program(String name) {
    Path jdk = Path.of(System.getProperty("java.home"), "bin");
    List<String> command = new ArrayList<>();
    if (name.equals("nnet")) {
      command.addAll(List.of(jdk.resolve("java").toString(), "-Dstdout.encoding=UTF-8"));
      command.addAll(List.of("-cp", classPath(), "nnet.compiler.cli.Main"));
    } else {
      Path program = name.contains("/") ? folder.resolve(name) : jdk.resolve(name);
      command.add(program.toString());
    }
    return command;
  }

  /** That of this process, for other folders. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
