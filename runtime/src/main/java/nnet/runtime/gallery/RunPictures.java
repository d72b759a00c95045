package nnet.runtime.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nnet.runtime.message.UserError;
import nnet.runtime.plot.CurvePicture;
import nnet.runtime.plot.RatePicture;
import nnet.runtime.table.TableFiles;
import nnet.runtime.train.History;
import nnet.runtime.train.LearningRateFinder;

/** Pictures of what a training wrote to its folder. */
public final class RunPictures {
  private static final String HISTORY = "history.csv";
  private static final String RATES = "learning_rates.csv";

  private RunPictures() {}

  /**
   * The curves of all runs over each other, and the learning rates that one has tried. A folder of
   * runs stands for all that are in it.
   */
  public static List<Exhibit> of(List<Path> given) {
    if (given.size() == 1 && TableFiles.isTable(given.getFirst())) {
      return TablePictures.of(given.getFirst());
    }
    List<Path> folders = given.stream().flatMap(folder -> runs(folder).stream()).toList();
    List<Exhibit> exhibits = new ArrayList<>();
    List<CurvePicture.Run> runs = new ArrayList<>();
    for (Path folder : folders) {
      Path file = folder.resolve(HISTORY);
      if (Files.isRegularFile(file)) {
        runs.add(new CurvePicture.Run(name(folder), history(folder)));
      }
      rates(folder, folders.size() == 1).ifPresent(exhibits::add);
    }
    if (!runs.isEmpty()) {
      String title = runs.size() == 1 ? runs.getFirst().name() : runs.size() + " runs";
      exhibits.addFirst(new Exhibit(Kind.CURVES, "", CurvePicture.of(title, runs), Map.of()));
    }
    return exhibits;
  }

  static History history(Path folder) {
    Path file = folder.resolve(HISTORY);
    return History.parse(read(file), file.toString());
  }

  private static List<Path> runs(Path folder) {
    if (isRun(folder)) {
      return List.of(folder);
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(RunPictures::isRun).sorted().toList();
    } catch (IOException e) {
      throw new UserError("cannot read " + folder + ": " + e.getMessage());
    }
  }

  private static boolean isRun(Path folder) {
    return Files.isRegularFile(folder.resolve(HISTORY))
        || Files.isRegularFile(folder.resolve(RATES));
  }

  private static Optional<Exhibit> rates(Path folder, boolean alone) {
    Path file = folder.resolve(RATES);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<double[]> rows = new ArrayList<>();
    List<String> lines = read(file).lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      rows.add(numbers(lines.get(i), file, i + 1));
    }
    if (rows.isEmpty()) {
      throw new UserError(file + " has no line with a learning rate");
    }
    double[] rates = rows.stream().mapToDouble(row -> row[0]).toArray();
    double[] smoothed = rows.stream().mapToDouble(row -> row[2]).toArray();
    double suggested = rates[LearningRateFinder.steepest(rates, smoothed)];
    String title = name(folder) + ": learning rates, steepest at " + Caption.rate(suggested);
    return Optional.of(
        new Exhibit(
            Kind.LEARNING_RATES,
            alone ? "" : name(folder),
            RatePicture.of(
                title,
                rates,
                rows.stream().mapToDouble(row -> row[1]).toArray(),
                smoothed,
                suggested),
            Map.of("suggested", suggested)));
  }

  private static double[] numbers(String line, Path file, int number) {
    String[] fields = line.split(",", -1);
    try {
      double[] values = Arrays.stream(fields).mapToDouble(Double::parseDouble).toArray();
      if (values.length >= 3 && values[0] > 0) {
        return values;
      }
    } catch (NumberFormatException e) {
      throw wrong(file, number, line);
    }
    throw wrong(file, number, line);
  }

  private static UserError wrong(Path file, int number, String line) {
    return new UserError(
        "%s:%d: expected learning_rate,loss,smoothed, found \"%s\"".formatted(file, number, line));
  }

  static String name(Path folder) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? folder.toString() : last.toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage());
    }
  }
}
