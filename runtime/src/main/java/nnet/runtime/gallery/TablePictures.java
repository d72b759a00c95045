package nnet.runtime.gallery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nnet.runtime.plot.CurvePicture;
import nnet.runtime.plot.EffectPicture;
import nnet.runtime.plot.Picture;
import nnet.runtime.table.RunResult;
import nnet.runtime.table.RunTable;
import nnet.runtime.table.Setting;
import nnet.runtime.table.Spread;
import nnet.runtime.table.TableFiles;
import nnet.runtime.train.History;

/** Pictures of a table of runs: its curves over each other, and what each variable does. */
final class TablePictures {
  /** More lines than colours cannot be told apart. */
  private static final int LINES = 7;

  /** With more settings than this training and validation would be too many lines. */
  private static final int BOTH = 2;

  private static final int PANELS = 4;

  private final Path folder;
  private final RunTable table;

  private TablePictures(Path folder) {
    this.folder = folder;
    this.table = TableFiles.read(folder);
  }

  static List<Exhibit> of(Path folder) {
    TablePictures pictures = new TablePictures(folder);
    if (pictures.table.runs().isEmpty()) {
      return List.of();
    }
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(new Exhibit(Kind.CURVES, "", pictures.curves(), Map.of()));
    List<String> variables = pictures.table.columns().settings();
    for (String variable : variables) {
      String subject = variables.size() == 1 ? "" : variable;
      exhibits.add(new Exhibit(Kind.RUNS, subject, pictures.effect(variable), pictures.best()));
    }
    return exhibits;
  }

  /** Of the best setting. */
  private Map<String, Double> best() {
    String measure = table.monitor().measure();
    Spread spread = table.ranked().getFirst().spread(measure);
    return Map.of("best_" + measure.replace('.', '_'), spread.mean());
  }

  private Picture curves() {
    List<Setting> all = table.settings();
    List<Setting> best = table.ranked().stream().limit(LINES).toList();
    List<Setting> shown = all.stream().filter(best::contains).toList();
    String part = shown.size() > BOTH ? part() : "";
    List<CurvePicture.Run> lines = shown.stream().map(setting -> mean(setting, part)).toList();
    String name = RunPictures.name(folder);
    String title =
        shown.size() < all.size()
            ? "%s: the %d best of %d settings".formatted(name, shown.size(), all.size())
            : "%s: %d runs".formatted(name, table.runs().size());
    return CurvePicture.of(title, lines);
  }

  /** What the runs are compared by. */
  private String part() {
    String measure = table.monitor().measure();
    return measure.substring(0, measure.indexOf('.') + 1);
  }

  /**
   * @param part that names begin with
   */
  private CurvePicture.Run mean(Setting setting, String part) {
    List<History> histories =
        setting.runs().stream()
            .map(run -> RunPictures.history(folder.resolve(run.name())))
            .toList();
    int last = histories.stream().mapToInt(each -> each.epochs().size()).max().orElse(0);
    List<History.Epoch> means = new ArrayList<>();
    List<History.Epoch> deviations = new ArrayList<>();
    for (int epoch = 1; epoch <= last; epoch++) {
      Map<String, Spread> spreads = spreads(histories, epoch, part);
      Map<String, Double> mean = new LinkedHashMap<>();
      Map<String, Double> deviation = new LinkedHashMap<>();
      spreads.forEach((name, spread) -> {
        mean.put(name, spread.mean());
        deviation.put(name, spread.deviation());
      });
      means.add(new History.Epoch(epoch, mean));
      deviations.add(new History.Epoch(epoch, deviation));
    }
    return new CurvePicture.Run(
        setting.label(table.columns().settings()),
        new History(means, last, false),
        Optional.of(new History(deviations, last, false)));
  }

  /** Of the runs that got so far. */
  private static Map<String, Spread> spreads(List<History> histories, int epoch, String part) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (History history : histories) {
      if (epoch <= history.epochs().size()) {
        history
            .epochs()
            .get(epoch - 1)
            .values()
            .forEach((name, value) -> {
              if (name.startsWith(part)) {
                values.computeIfAbsent(name, fresh -> new ArrayList<>()).add(value);
              }
            });
      }
    }
    Map<String, Spread> spreads = new LinkedHashMap<>();
    values.forEach((name, all) -> spreads.put(name, Spread.of(all)));
    return spreads;
  }

  private Picture effect(String variable) {
    List<String> values = distinct(table.runs().stream(), variable);
    List<EffectPicture.Panel> panels =
        table.measures().stream()
            .filter(name -> name.startsWith(part()))
            .limit(PANELS)
            .map(name -> new EffectPicture.Panel(name.replace('.', ' '), series(variable, name)))
            .toList();
    String title = RunPictures.name(folder) + " by " + variable;
    return EffectPicture.of(title, variable, values, panels);
  }

  private static List<String> distinct(Stream<RunResult> runs, String variable) {
    return runs.map(run -> Objects.requireNonNullElse(run.values().get(variable), ""))
        .distinct()
        .toList();
  }

  /** A line for each setting of the other variables; where those are too many, their mean. */
  private List<EffectPicture.Series> series(String variable, String measure) {
    List<String> others =
        table.columns().settings().stream().filter(name -> !name.equals(variable)).toList();
    Map<String, List<Setting>> lines = new LinkedHashMap<>();
    for (Setting setting : table.settings()) {
      lines.computeIfAbsent(setting.label(others), name -> new ArrayList<>()).add(setting);
    }
    if (lines.size() > LINES) {
      return List.of(line("", variable, table.settings(), measure));
    }
    return lines.entrySet().stream()
        .map(line -> line(line.getKey(), variable, line.getValue(), measure))
        .toList();
  }

  private static EffectPicture.Series line(
      String name, String variable, List<Setting> settings, String measure) {
    List<RunResult> runs = settings.stream().flatMap(each -> each.runs().stream()).toList();
    List<EffectPicture.Point> points = new ArrayList<>();
    for (String value : distinct(runs.stream(), variable)) {
      Spread spread =
          Spread.of(
              runs.stream()
                  .filter(run -> value.equals(run.values().get(variable)))
                  .map(run -> run.measure(measure))
                  .toList());
      points.add(new EffectPicture.Point(value, spread.mean(), spread.deviation()));
    }
    return new EffectPicture.Series(name, points);
  }
}
