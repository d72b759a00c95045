package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.progress.Measures;

/** The same training with one seed after the other: how much of a result is luck. */
final class RepeatedRuns {
  private final Model model;
  private final Arguments arguments;
  private final Training plan;
  private final PrintStream out;

  /** By seed the measures of all parts, such as {@code test.loss}. */
  private final Map<Long, Map<String, Double>> results = new LinkedHashMap<>();

  RepeatedRuns(Model model, Arguments arguments, Training plan, PrintStream out) {
    this.model = model;
    this.arguments = arguments;
    this.plan = plan;
    this.out = out;
  }

  /** Each run has a folder of its own, {@code seed-7}, in this one. */
  void into(Path folder, int repeats) {
    if (arguments.has("resume")) {
      throw UserError.usage(
          "--repeat begins anew; go on with one run of it: --seed 7 --resume "
              + folder.resolve("seed-7"));
    }
    for (int i = 0; i < repeats; i++) {
      long seed = plan.seed() + i;
      announce(seed, i + 1, repeats);
      TrainRun run = new TrainRun(model, arguments, plan.withSeed(seed), out);
      results.put(seed, flat(run.into(folder.resolve("seed-" + seed))));
    }
    AtomicFile.write(folder.resolve("repeats.csv"), csv());
    show(folder);
  }

  private void announce(long seed, int number, int repeats) {
    if (TrainProgress.isJson(arguments)) {
      out.println(Json.write(Map.of("seed", seed)));
    } else if (!arguments.has("quiet")) {
      out.println(
          (number == 1 ? "" : "\n") + "seed " + seed + " (" + number + " of " + repeats + ")");
    }
  }

  private static Map<String, Double> flat(Map<String, Map<String, Double>> measures) {
    Map<String, Double> flat = new LinkedHashMap<>();
    measures.forEach(
        (part, values) -> values.forEach((name, value) -> flat.put(part + "." + name, value)));
    return flat;
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    results.values().forEach(each -> names.addAll(each.keySet()));
    return names;
  }

  private String csv() {
    StringBuilder text = new StringBuilder("seed," + String.join(",", names()) + "\n");
    results.forEach((seed, values) -> {
      text.append(seed);
      names().forEach(name -> text.append(',').append(values.get(name)));
      text.append('\n');
    });
    return text.toString();
  }

  private void show(Path folder) {
    Map<String, Spread> spreads = new LinkedHashMap<>();
    names().forEach(name -> spreads.put(name, Spread.of(values(name))));
    if (TrainProgress.isJson(arguments)) {
      Map<String, Object> all = new LinkedHashMap<>();
      spreads.forEach((name, spread) -> all.put(name, spread.values()));
      out.println(Json.write(Map.of("repeats", all, "out", folder.toString())));
    } else if (!arguments.has("quiet")) {
      print(spreads);
      out.println();
      out.println("written to " + folder + ": repeats.csv, and a folder for each seed");
    }
  }

  private List<Double> values(String name) {
    return results.values().stream().map(each -> each.getOrDefault(name, Double.NaN)).toList();
  }

  private void print(Map<String, Spread> spreads) {
    int width = spreads.keySet().stream().mapToInt(String::length).max().orElse(1);
    out.println();
    out.printf("  %-" + width + "s", "");
    List.of("mean", "deviation", "least", "greatest").forEach(each -> out.printf("  %10s", each));
    out.println();
    spreads.forEach((name, spread) -> {
      out.printf("  %-" + width + "s", name.replace('.', ' '));
      spread.values().values().forEach(each -> out.printf("  %10s", Measures.number(each)));
      out.println();
    });
  }

  /** How several values of one measure lie; the deviation is that of a sample (n - 1). */
  private record Spread(double mean, double deviation, double least, double greatest) {
    static Spread of(List<Double> values) {
      double mean = values.stream().mapToDouble(each -> each).average().orElse(Double.NaN);
      double squares = values.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
      double deviation = values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
      return new Spread(
          mean,
          deviation,
          values.stream().mapToDouble(each -> each).min().orElse(Double.NaN),
          values.stream().mapToDouble(each -> each).max().orElse(Double.NaN));
    }

    Map<String, Double> values() {
      Map<String, Double> values = new LinkedHashMap<>();
      values.put("mean", mean);
      values.put("deviation", deviation);
      values.put("least", least);
      values.put("greatest", greatest);
      return values;
    }
  }
}
