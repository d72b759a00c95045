package nnet.examples.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.examples.SharedData;

/** {@code examples/course/results.tsv}: what each file of the course has come to. */
record CourseRecord(Map<String, List<CourseRow>> byFile) {
  static final Path FOLDER = SharedData.project().resolve("examples/course");
  private static final Path FILE = FOLDER.resolve("results.tsv");

  static CourseRecord read() throws IOException {
    Map<String, List<CourseRow>> byFile = new TreeMap<>();
    for (String line : Files.readAllLines(FILE).stream().skip(1).toList()) {
      CourseRow row = CourseRow.of(line);
      byFile.computeIfAbsent(row.file(), file -> new ArrayList<>()).add(row);
    }
    return new CourseRecord(byFile);
  }

  List<CourseRow> of(String file) {
    return byFile.getOrDefault(file, List.of());
  }

  void put(String file, List<CourseRow> rows) throws IOException {
    byFile.put(file, rows);
    write();
  }

  /** Leaves out what is no longer there. */
  void keep(List<String> files) throws IOException {
    byFile.keySet().retainAll(files);
    write();
  }

  private void write() throws IOException {
    List<String> lines = new ArrayList<>(List.of(CourseRow.HEADER));
    byFile.values().forEach(rows -> rows.forEach(row -> lines.add(row.line())));
    Files.write(FILE, lines);
  }
}
