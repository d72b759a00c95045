package nnet.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nnet.runtime.io.ColumnNames;
import nnet.runtime.io.Weights;
import nnet.runtime.predict.Predictor;

/**
 * Seconds from the start of {@code java -jar X.jar predict} to its end, with one row: the least of
 * many, as whatever else the machine does only adds to them.
 */
record JarStarts(Map<String, Double> seconds) {
  private static final int TIMES = 9;

  static JarStarts of(JarFigures figures, Path folder) throws IOException, InterruptedException {
    Path row = row(figures, folder);
    String cache = folder.resolve(figures.name() + ".aot").toString();
    run(figures.predictingJar(), row, "-XX:AOTCacheOutput=" + cache);
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("the jar that trains", least(figures.trainingJar(), row));
    seconds.put("the jar that predicts", least(figures.predictingJar(), row));
    seconds.put(
        "the same, `--add-modules jdk.incubator.vector`",
        least(figures.predictingJar(), row, "--add-modules", "jdk.incubator.vector"));
    seconds.put(
        "the same, `-XX:AOTCache=X.aot`",
        least(figures.predictingJar(), row, "-XX:AOTCache=" + cache));
    return new JarStarts(seconds);
  }

  /** A row for each way to start, with a column for each network. */
  static List<String> rows(List<JarStarts> all) {
    return all.getFirst().seconds().keySet().stream()
        .map(way ->
            "| %s |%s"
                .formatted(
                    way,
                    all.stream()
                        .map(each -> String.format(Locale.ROOT, " %.2f |", each.seconds().get(way)))
                        .collect(Collectors.joining())))
        .toList();
  }

  /** One example of zeros. */
  private static Path row(JarFigures figures, Path folder) throws IOException {
    Predictor predictor = Predictor.of(figures.model(), Weights.blank(figures.model().schema()));
    List<String> names = new ArrayList<>();
    predictor
        .inputs()
        .forEach(input -> names.addAll(ColumnNames.of(input, predictor.shape(input))));
    String zeros = String.join(",", Collections.nCopies(names.size(), "0"));
    Path file = folder.resolve(figures.name() + ".csv");
    return Files.writeString(file, String.join(",", names) + "\n" + zeros + "\n");
  }

  private static double least(Path jar, Path row, String... options)
      throws IOException, InterruptedException {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < TIMES; i++) {
      least = Math.min(least, run(jar, row, options));
    }
    return least;
  }

  private static double run(Path jar, Path row, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-jar", jar.toString(), "predict"));
    command.addAll(List.of("--input", row.toString(), "--out", row + ".out"));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("failed: " + command);
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
