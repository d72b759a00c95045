package nnet.examples.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nnet.compiler.cli.Main;
import nnet.examples.SharedData;
import nnet.examples.course.Expected.Count;
import nnet.examples.course.Expected.Measure;
import nnet.runtime.io.JsonReader;
import org.jspecify.annotations.Nullable;

/** What {@code nnet test} says of a file, as lines of the record. */
final class CourseRun {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final CourseFile file;
  private final Map<String, Count> counts = new HashMap<>();
  private final List<Expected> all = new ArrayList<>();
  private int values;

  private CourseRun(CourseFile file) {
    this.file = file;
  }

  // Starting the compiler is not counted to the first file.
  static {
    test(SharedData.project().resolve("examples/start/xor.nnet"), Path.of(""));
  }

  /** Fails where an expectation does not hold, or where its data lack. */
  static List<CourseRow> of(CourseFile file) {
    long before = SYSTEM.getProcessCpuTime();
    String text = test(file.path(), file.dataFolder());
    double took = (SYSTEM.getProcessCpuTime() - before) / 1e9;
    assertThat(text).contains("\"outcome\":\"passed\"").doesNotContain("\"outcome\":\"skipped\"");
    CourseRun run = new CourseRun(file);
    text.lines().map(line -> JsonReader.parse(line, file.name())).forEach(run::hear);
    return run.rows(String.format(Locale.ROOT, "%.1f", took));
  }

  private static String test(Path file, Path data) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    String[] words = {"test", file.toString(), "--data-dir", data.toString(), "--format", "json"};
    int exitCode = Main.run(words, out, out);
    String text = said.toString(StandardCharsets.UTF_8);
    assertThat(exitCode).as(text).isZero();
    return text;
  }

  private void hear(JsonReader.Tree line) {
    if (!line.names().contains("outcome")) {
      return;
    }
    values++;
    Expected.of(line)
        .ifPresent(expected -> {
          all.add(expected);
          if (expected instanceof Count count) {
            counts.put(count.network(), count);
          }
        });
  }

  /** A line for each measure, and for each network that is counted only. */
  private List<CourseRow> rows(String seconds) {
    List<String> measured =
        all.stream().filter(each -> each instanceof Measure).map(this::counted).toList();
    List<CourseRow> rows = new ArrayList<>();
    for (Expected each : all) {
      switch (each) {
        case Measure measure -> rows.add(row(measure, counts.get(counted(measure)), seconds));
        case Count count when measured.contains(count.network()) -> {}
        case Count count -> rows.add(row(new Measure(count.network(), "", "", ""), count, seconds));
      }
    }
    if (rows.isEmpty()) {
      Measure held = new Measure("", "values", "all", values + " of " + values);
      rows.add(row(held, null, seconds));
    }
    return rows;
  }

  /** The network whose count stands for this one: with the same options, or with none. */
  private String counted(Expected expected) {
    return counts.containsKey(expected.network()) ? expected.network() : expected.plain();
  }

  private CourseRow row(Measure measure, @Nullable Count count, String seconds) {
    return new CourseRow(
        file.name(),
        measure.network(),
        count == null ? "" : count.parameters(),
        count == null ? "" : count.published(),
        file.task(measure.plain()),
        measure.metric(),
        measure.bar(),
        measure.measured(),
        seconds,
        file.readsSharedData() ? "shared" : "",
        file.digest());
  }
}
