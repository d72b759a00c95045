package nnet.compiler.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nnet.compiler.source.Span;
import org.junit.jupiter.api.Test;

/**
 * What a user waits for: each request about a file of a thousand lines, one letter after the other.
 * {@code -Dide.times=200} measures so many changes and prints the table.
 */
class SpeedTest {
  private static final int TIMES = Integer.getInteger("ide.times", 25);

  /** Far above what it takes, as builds run beside it; to be read from the table. */
  private static final double LIMIT = 400;

  private static final String ALONE = "first analysis";

  /** Time of this thread alone: builds run beside it. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private interface Question {
    void ask(Document document, int offset);
  }

  private record Row(String request, Question question, List<Double> milliseconds) {
    Row(String request, Question question) {
      this(request, question, new ArrayList<>());
    }

    void time(Document document, int offset) {
      long start = THREADS.getCurrentThreadCpuTime();
      question.ask(document, offset);
      milliseconds.add((THREADS.getCurrentThreadCpuTime() - start) / 1e6);
    }

    double quantile(double share) {
      List<Double> sorted = new ArrayList<>(milliseconds);
      Collections.sort(sorted);
      return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
  }

  private static Span whole(Document document) {
    return new Span(document.source(), 0, document.source().text().length());
  }

  private static List<Row> rows() {
    return List.of(
        new Row("analysis", (document, offset) -> document.analysis()),
        new Row(ALONE, (document, offset) -> Analysis.of(document.source())),
        new Row("inlay hints", (d, offset) -> Hints.of(d.analysis(), whole(d))),
        new Row("semantic tokens", (d, offset) -> Token.of(d.analysis(), whole(d))),
        new Row("outline", (d, offset) -> Outline.of(d.analysis())),
        new Row("hover", (d, offset) -> Hovers.of(d.analysis(), offset)),
        new Row("completion", (d, offset) -> Completions.of(d, offset, Surroundings.NONE)),
        new Row("signature help", (d, offset) -> Signature.of(d, offset)),
        new Row("quick fixes", (d, offset) -> Fixes.of(d.analysis(), whole(d))),
        new Row("definition", (d, offset) -> Navigation.definition(d.analysis(), offset)),
        new Row("references", (d, offset) -> Navigation.references(d.analysis(), offset, true)),
        new Row("formatting", (d, offset) -> Formatting.of(d.source())),
        new Row("folding", (d, offset) -> Ranges.folded(d.analysis())),
        new Row("code lenses", (d, offset) -> Lens.of(d.analysis())),
        new Row("graph", (d, offset) -> NetworkGraph.of(d.analysis(), Optional.empty())));
  }

  @Test
  void nobodyWaits() {
    String text = ThousandLines.text();
    assertThat(text.lines().count()).isEqualTo(1000);
    List<Row> rows = rows();
    Document document = Document.opened("a", "a", 0, text);
    for (int i = 0; i < TIMES; i++) {
      int at = text.indexOf("dense(units)", text.length() / 2) + 2;
      String changed = text.substring(0, at) + "e".repeat(i % 2) + text.substring(at);
      document = document.changed(i, changed);
      for (Row row : rows) {
        row.time(document, at);
      }
      if (i == TIMES / 2) {
        rows.forEach(row -> row.milliseconds.clear()); // until then the JVM warmed up
      }
    }
    if (Integer.getInteger("ide.times") != null) {
      System.out.printf("%-16s %10s %10s%n", "milliseconds", "median", "p99");
      rows.forEach(row ->
          System.out.printf(
              "%-16s %10.1f %10.1f%n", row.request, row.quantile(0.5), row.quantile(0.99)));
    }
    assertThat(rows).allSatisfy(row -> assertThat(row.quantile(0.5)).isLessThan(LIMIT));
    assertThat(median(rows, "analysis")).isLessThan(0.7 * median(rows, ALONE));
  }

  private static double median(List<Row> rows, String request) {
    return rows.stream()
        .filter(row -> row.request.equals(request))
        .findFirst()
        .orElseThrow()
        .quantile(0.5);
  }
}
