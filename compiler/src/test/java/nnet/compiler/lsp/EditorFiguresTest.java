package nnet.compiler.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import nnet.compiler.ide.ThousandLines;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Repository;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.Test;

/**
 * How soon the server answers and what it takes, as {@code docs/editor-speed.md} tells: {@code
 * -Dide.update=true} measures the server that users start, and writes it there.
 */
class EditorFiguresTest {
  private static final Path PROJECT = Repository.root();
  private static final Path PAGE = PROJECT.resolve("docs/editor-speed.md");
  private static final String GOALS = "| of the server |";
  private static final String REQUESTS = "| request |";

  @Test
  void thePageTellsOfEveryRequest() throws Exception {
    if (Boolean.getBoolean("ide.update")) {
      write();
    }
    Set<String> told = new TreeSet<>();
    for (List<String> row : rows(REQUESTS)) {
      told.add(row.getFirst());
    }
    assertThat(told).contains(EditorFigures.AFTER_A_CHANGE, "`workspace/symbol`", "`nnet/graph`");
    assertThat(told).containsAll(requests());
  }

  private static EditorFigures.Times of(Map<String, EditorFigures.Times> times, String request) {
    return Objects.requireNonNull(times.get(request), request);
  }

  /** Those that are answered about a text, by their names in the protocol. */
  private static Set<String> requests() throws NoSuchMethodException {
    Set<String> requests = new TreeSet<>();
    for (Method method : Documents.class.getMethods()) {
      if (method.getDeclaringClass().equals(Documents.class)
          && method.getReturnType().equals(CompletableFuture.class)
          && !method.isBridge()) {
        JsonRequest request =
            TextDocumentService.class
                .getMethod(method.getName(), method.getParameterTypes())
                .getAnnotation(JsonRequest.class);
        String name = request.value().isEmpty() ? method.getName() : request.value();
        requests.add("`" + (request.useSegment() ? "textDocument/" : "") + name + "`");
      }
    }
    return requests;
  }

  private static void write() throws Exception {
    List<SourceFile> examples =
        Repository.files().stream().filter(file -> file.name().startsWith("examples/")).toList();
    SourceFile largest =
        examples.stream().max(Comparator.comparingInt(SourceFile::lineCount)).orElseThrow();
    EditorFigures figures = new EditorFigures(PROJECT);
    double start = figures.start();
    double read = figures.memory(examples, EditorFigures.Use.READ) / 1e6;
    double asked = figures.memory(examples, EditorFigures.Use.ASKED) / 1e6;
    double kept = figures.memory(examples, EditorFigures.Use.KEPT) / 1e6;
    Map<String, EditorFigures.Times> large = figures.requests(largest);
    Map<String, EditorFigures.Times> thousand =
        figures.requests(new SourceFile("alone/thousand.nnet", ThousandLines.text()));
    double again = of(thousand, EditorFigures.AFTER_A_CHANGE).quantile(0.5);
    List<String> page = new ArrayList<>(Files.readAllLines(PAGE));
    replace(
        page,
        GOALS,
        List.of(
            goal("from its start to the answer to `initialize`", "%.0f ms", start, 250),
            goal("memory, once each example was opened and closed", "%.0f MB", read, 120),
            "| ... and was asked everything about before | %.0f MB | |".formatted(asked),
            "| ... and none was closed | %.0f MB | |".formatted(kept),
            goal("first answer after a change of 1,000 lines", "%.1f ms", again, 30)));
    List<String> rows = new ArrayList<>();
    large.forEach((request, times) -> {
      String name = request.equals(EditorFigures.AFTER_A_CHANGE) ? request : "`" + request + "`";
      rows.add("| %s | %s | %s |".formatted(name, times.text(), of(thousand, request).text()));
    });
    replace(page, REQUESTS, rows);
    page.replaceAll(line ->
        line.startsWith(REQUESTS)
            ? "| request | %s, %d lines: median | p99 | 1,000 lines: median | p99 |"
                .formatted("`" + largest.name() + "`", largest.text().lines().count())
            : line);
    Files.writeString(PAGE, String.join("\n", page) + "\n");
  }

  private static String goal(String what, String format, double measured, int bound) {
    String unit = format.substring(format.indexOf(' '));
    String number = String.format(Locale.ROOT, format, measured);
    return "| " + what + " | " + number + " | " + bound + unit + " |";
  }

  private static List<List<String>> rows(String title) throws IOException {
    List<String> page = Files.readAllLines(PAGE);
    return page.subList(first(page, title), behind(page, title)).stream()
        .map(line -> Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  private static int first(List<String> page, String title) {
    int at = 0;
    while (!page.get(at).startsWith(title)) {
      at++;
    }
    return at + 2;
  }

  private static int behind(List<String> page, String title) {
    int at = first(page, title);
    while (at < page.size() && page.get(at).startsWith("|")) {
      at++;
    }
    return at;
  }

  private static void replace(List<String> page, String title, List<String> rows) {
    page.subList(first(page, title), behind(page, title)).clear();
    page.addAll(first(page, title), rows);
  }
}
