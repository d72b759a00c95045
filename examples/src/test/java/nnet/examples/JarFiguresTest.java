package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How large jars are, as {@code docs/models.md} tells: {@code -Djars.update=true} measures that and
 * how soon they predict, and writes it there.
 */
final class JarFiguresTest {
  private static final Path PROJECT = SharedData.project();
  private static final Path PAGE = PROJECT.resolve("docs/models.md");
  private static final List<String> EXAMPLES =
      List.of("start/spiral", "vision/lenet", "sequence/transformer");
  private static final String SIZES =
      "| network | parameters | weights | jar that trains | jar that predicts |";
  private static final String STARTS = "| seconds |";

  /** Some kilobytes of the runtime come and go with any change of it. */
  private static final Percentage NEARLY = Percentage.withPercentage(10);

  @TempDir Path folder;

  @Test
  void thePageTellsTheSizes() throws IOException, InterruptedException {
    List<JarFigures> figures = new ArrayList<>();
    for (String example : EXAMPLES) {
      figures.add(JarFigures.of(PROJECT.resolve("examples/" + example + ".nnet"), folder));
    }
    if (Boolean.getBoolean("jars.update")) {
      write(figures);
    }
    List<String> page = Files.readAllLines(PAGE);
    for (JarFigures each : figures) {
      assertThat(each.predicting()).isLessThan(300_000);
      String row =
          page.stream()
              .filter(line -> line.startsWith("| `" + each.name() + "` |"))
              .findFirst()
              .orElseThrow();
      List<Long> shown =
          Arrays.stream(row.split("\\|", -1))
              .filter(cell -> cell.endsWith(" KB "))
              .map(cell -> 1000 * Long.parseLong(cell.replaceAll("\\D", "")))
              .toList();
      for (int i = 0; i < shown.size(); i++) {
        assertThat(shown.get(i)).as(row).isCloseTo(each.sizes().get(i), NEARLY);
      }
      assertThat(shown).hasSameSizeAs(each.sizes());
    }
  }

  private void write(List<JarFigures> figures) throws IOException, InterruptedException {
    List<String> page = new ArrayList<>(Files.readAllLines(PAGE));
    replace(page, SIZES, figures.stream().map(JarFigures::row).toList());
    List<JarStarts> starts = new ArrayList<>();
    for (JarFigures each : figures) {
      starts.add(JarStarts.of(each, folder));
    }
    String names =
        figures.stream().map(each -> " `" + each.name() + "` |").collect(Collectors.joining());
    page.replaceAll(line -> line.startsWith(STARTS) ? STARTS + names : line);
    replace(page, STARTS, JarStarts.rows(starts));
    Files.writeString(PAGE, String.join("\n", page) + "\n");
  }

  /** The rows of the table that begins so. */
  private static void replace(List<String> page, String title, List<String> rows) {
    int from = 0;
    while (!page.get(from).startsWith(title)) {
      from++;
    }
    int to = from + 2;
    while (to < page.size() && page.get(to).startsWith("|")) {
      to++;
    }
    page.subList(from + 2, to).clear();
    page.addAll(from + 2, rows);
  }
}
