package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nnet.compiler.elaborate.Request;
import nnet.runtime.cli.Command;
import nnet.runtime.cli.Main;
import nnet.runtime.cli.RunPlots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code docs/plots.md} run, print what stands below them, and draw the pictures of
 * the page. {@code -Dpictures.update=true} writes both anew. Where letters stand depends on the
 * fonts of a machine: places are not compared, but shapes, colours and texts are.
 */
final class PicturesTest {
  private static final Pattern FENCE =
      Pattern.compile("^```(sh|text)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final boolean UPDATE = Boolean.getBoolean("pictures.update");

  private static final Path PROJECT = SharedData.project();
  private static final Path PAGE = PROJECT.resolve("docs/plots.md");
  private static final Path PICTURES = PROJECT.resolve("docs/pictures");

  @TempDir Path folder;

  private final Map<String, Compiled> networks = new HashMap<>();

  @Test
  void thePageShowsWhatTheToolDraws() throws IOException {
    String page = Files.readString(PAGE);
    String now = run(page);
    Map<String, String> drawn = Pictures.drawn(page, folder);
    if (UPDATE) {
      Files.writeString(PAGE, now);
      for (Map.Entry<String, String> picture : drawn.entrySet()) {
        Files.writeString(PICTURES.resolve(picture.getKey() + ".svg"), picture.getValue());
      }
    }
    assertThat(now).isEqualTo(Files.readString(PAGE));
    for (Map.Entry<String, String> picture : drawn.entrySet()) {
      Path file = PICTURES.resolve(picture.getKey() + ".svg");
      assertThat(file).exists();
      assertThat(Pictures.shapes(picture.getValue()))
          .as(picture.getKey())
          .isEqualTo(Pictures.shapes(Files.readString(file)));
    }
    assertThat(Pictures.in(PICTURES)).isEqualTo(drawn.keySet());
  }

  /** Runs all commands; the page with what they print. */
  private String run(String page) {
    StringBuilder now = new StringBuilder();
    String printed = "";
    int at = 0;
    for (MatchResult fence : FENCE.matcher(page).results().toList()) {
      now.append(page, at, fence.start());
      if (fence.group(1).equals("sh")) {
        for (String line : fence.group(2).lines().toList()) {
          printed = command(line);
        }
        now.append(fence.group());
      } else {
        now.append("```text\n").append(printed).append("```");
      }
      at = fence.end();
    }
    return now.append(page.substring(at)).toString();
  }

  private String command(String line) {
    List<String> words = new ArrayList<>(Arrays.asList(line.split(" ", -1)));
    assertThat(words.removeFirst()).isEqualTo("nnet");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    words.replaceAll(word -> word.startsWith("runs/") ? folder.resolve(word).toString() : word);
    if (words.get(1).endsWith(".nnet")) {
      Path file = PROJECT.resolve(words.remove(1));
      words.addAll(List.of("--data-dir", Path.of(file.toString(), "..").normalize().toString()));
      assertThat(Main.run(network(file, words).model(), words, out, out))
          .as(bytes.toString(StandardCharsets.UTF_8))
          .isZero();
    } else {
      List<String> options = words.stream().dropWhile(word -> !word.startsWith("--")).toList();
      List<Path> runs =
          words.subList(1, words.size() - options.size()).stream().map(Path::of).toList();
      RunPlots.run(runs, options, out);
    }
    return Pictures.relative(bytes.toString(StandardCharsets.UTF_8), folder);
  }

  private Compiled network(Path file, List<String> words) {
    Request plain = Request.DEFAULT.withExplanations();
    Request request = words.contains("--" + Command.FIND_LEARNING_RATE) ? plain.withSweep() : plain;
    return networks.computeIfAbsent(
        file + " " + request.sweeps(), name -> Compiled.file(file, request));
  }
}
