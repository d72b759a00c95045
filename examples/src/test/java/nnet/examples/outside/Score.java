package nnet.examples.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Which cases there are, which are in the language, and which cannot be.
 *
 * @param all cases of the folder
 * @param expressed by a line of a table
 * @param reasons why a case cannot be expressed, by its name
 */
record Score(Set<String> all, Set<String> expressed, Map<String, String> reasons) {
  static final String NOT_EXPRESSIBLE = "not-expressible.txt";

  private static final Set<String> PASSED = new ConcurrentSkipListSet<>();

  static Score read(ReferenceCases cases) throws IOException {
    Set<String> expressed = new TreeSet<>();
    CaseLine.all().forEach(line -> expressed.add(line.name()));
    OptimizerLine.all().forEach(line -> expressed.add("optimizer/" + line.name()));
    expressed.retainAll(cases.names());
    return new Score(cases.names(), expressed, listed());
  }

  /** Lines {@code group/name | reason}. */
  private static Map<String, String> listed() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    for (Path file : CaseLine.folder()) {
      if (file.endsWith(NOT_EXPRESSIBLE)) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> List.of(line.split("\\|", 2)))
            .forEach(parts -> reasons.put(parts.getFirst().strip(), parts.getLast().strip()));
      }
    }
    return reasons;
  }

  /** Takes note that a case gave the same numbers. */
  static void passed(String name) {
    PASSED.add(name);
  }

  Set<String> missing() {
    Set<String> missing = new TreeSet<>(all);
    missing.removeAll(expressed);
    missing.removeAll(reasons.keySet());
    return missing;
  }

  /** What there is to say after the cases that have run so far. */
  String report() {
    StringBuilder page = new StringBuilder();
    reasons.forEach((name, reason) ->
        page.append("not expressible: ").append(name).append(": ").append(reason).append('\n'));
    missing().forEach(name -> page.append("missing: ").append(name).append('\n'));
    return page.append(
            "%d of %d reference cases passed, %d not expressible, %d missing"
                .formatted(PASSED.size(), all.size(), reasons.size(), missing().size()))
        .toString();
  }
}
