package nnet.compiler.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Repository;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Broken text is the normal case: no prefix of an example and no random change of one makes any
 * request fail or hang. A few of each here; the profile {@code edits} asks about every prefix and
 * makes 10,000 changes.
 */
class BrokenTextTest {
  private static final int EVERY = Integer.getInteger("ide.every", 211);
  private static final int EDITS = Integer.getInteger("ide.edits", 300);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Of processor time: a busy machine makes nothing fail. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static List<SourceFile> examples() {
    return Repository.files().stream()
        .filter(file -> file.name().startsWith("examples/"))
        .filter(file -> !file.name().startsWith("examples/course/"))
        .toList();
  }

  @TestFactory
  List<DynamicTest> everyPrefixIsAnswered() {
    return examples().stream()
        .map(file -> DynamicTest.dynamicTest(file.name(), () -> prefixes(file)))
        .toList();
  }

  private static void prefixes(SourceFile file) {
    int first = Math.floorMod(file.name().hashCode(), EVERY);
    Document document = Document.opened(file.name(), file.name(), 0, "", file.home());
    for (int end = first; end <= file.text().length(); end += EVERY) {
      document = document.changed(end, file.text().substring(0, end));
      ask(document, end);
    }
  }

  private static void ask(Document document, int offset) {
    long begin = THREADS.getCurrentThreadCpuTime();
    Everything.ask(document, offset);
    Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begin);
    assertThat(taken).as(document.source().text()).isLessThan(LIMIT);
  }

  @Test
  void randomChangesAreAnswered() {
    Random random = new Random(7);
    List<SourceFile> files = examples();
    Document document = Document.opened("a", "a", 0, "");
    for (int i = 0; i < EDITS; i++) {
      if (i % 10 == 0) {
        SourceFile file = files.get(random.nextInt(files.size()));
        document = Document.opened("a", "a", i, file.text(), file.home());
      }
      String text = document.source().text();
      int start = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), start + random.nextInt(8));
      String other = text.substring(0, start) + letters(random) + text.substring(end);
      document = document.changed(i, other);
      ask(document, start);
    }
    assertThat(document.version()).isEqualTo(EDITS - 1);
  }

  private static String letters(Random random) {
    List<String> pieces =
        List.of(
            "", "(", ")", "{", "}", "[", "]", " -> ", "\"", "x", "\n", ": ", ", ", "=", "§", "\r");
    return pieces.get(random.nextInt(pieces.size()));
  }
}
