package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nnet.runtime.cli.Main;
import nnet.runtime.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/drift.md} shows what its commands print: {@code -Ddrift.update=true} writes it there.
 */
final class DriftPageTest {
  private static final Path PROJECT = SharedData.project();
  private static final Path PAGE = PROJECT.resolve("docs/drift.md");

  /** Commands, and below them what the last of them prints. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "^```sh\\n((?:nnet [^\\n]*\\n)+)```\\n\\n```text\\n(.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void thePageShowsWhatTheCommandsPrint() throws IOException {
    String page = Files.readString(PAGE);
    MatchResult shown = SHOWN.matcher(page).results().findFirst().orElseThrow();
    String printed = "";
    for (String line : shown.group(1).lines().toList()) {
      printed = printed(List.of(line.split(" ")));
    }
    String now = page.substring(0, shown.start(2)) + printed + page.substring(shown.end(2));
    if (Boolean.getBoolean("drift.update")) {
      Files.writeString(PAGE, now);
    }
    assertThat(now).isEqualTo(Files.readString(PAGE));
  }

  /** The network of the second word is told the first and the others. */
  private String printed(List<String> words) {
    Path file = PROJECT.resolve(words.get(2));
    Model model = Compiled.file(file).model();
    List<String> told = new ArrayList<>(List.of(words.get(1)));
    for (String word : words.subList(3, words.size())) {
      told.add(
          word.startsWith("runs/")
              ? folder.resolve(word).toString()
              : word.startsWith("examples/") ? PROJECT.resolve(word).toString() : word);
    }
    told.addAll(List.of("--data-dir", file.resolveSibling("").toString()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertThat(Main.run(model, told, out, out)).as(bytes.toString(StandardCharsets.UTF_8)).isZero();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
