package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nnet.runtime.explain.Explanation;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.plot.BarPicture;
import nnet.runtime.plot.Picture;
import nnet.runtime.progress.Measures;

/**
 * Explanations as tables, files and pictures.
 *
 * @param title what was explained, such as {@code row 3 of test (houses.csv:17)}
 * @param name of the files, without the ending
 */
record ExplanationFiles(Path folder, String title, String name) {
  private static final int MOST_ROWS = 20;
  private static final int BAR = 24;

  /** What methods are called in pictures. */
  private static final Map<String, String> NAMES =
      Map.of(
          "lime", "LIME",
          "permutation", "permutation importance",
          "gradients", "integrated gradients");

  void write(List<Explanation> explanations, Arguments arguments, PrintStream out) {
    AtomicFile.write(folder.resolve(name + ".csv"), csv(explanations));
    List<String> endings = PictureFiles.endings(arguments);
    boolean drawn = PictureFiles.canDraw();
    for (Explanation each : drawn ? explanations : List.<Explanation>of()) {
      PictureFiles.save(folder.resolve(name + "-" + each.method()), picture(each), endings);
    }
    if (arguments.choice("format", List.of("human", "json")).equals("json")) {
      out.println(Json.write(json(explanations)));
      return;
    }
    out.println(title);
    explanations.forEach(each -> print(each, out));
    out.println();
    out.println("written to " + folder + (drawn ? "" : ", without pictures"));
  }

  private Picture picture(Explanation explanation) {
    List<BarPicture.Bar> bars =
        explanation.rows().stream()
            .limit(MOST_ROWS)
            .map(row ->
                new BarPicture.Bar(
                    row.value().isEmpty() ? row.name() : row.name() + " = " + row.value(),
                    row.weight(),
                    row.deviation()))
            .toList();
    String method = NAMES.getOrDefault(explanation.method(), explanation.method());
    String measure = method + ": " + explanation.measure();
    return BarPicture.of(explanation.of() + ", " + rows(explanation), measure, bars);
  }

  /** A method may look at fewer rows than it was given. */
  private String rows(Explanation explanation) {
    Double rows = explanation.numbers().get("rows");
    return rows == null
        ? title
        : "%,d%s".formatted(rows.intValue(), title.substring(title.indexOf(' ')));
  }

  private static String csv(List<Explanation> explanations) {
    StringBuilder csv = new StringBuilder("method,column,value,weight,deviation\n");
    for (Explanation each : explanations) {
      for (Explanation.Row row : each.rows()) {
        csv.append(each.method()).append(',').append(quoted(row.name())).append(',');
        csv.append(quoted(row.value())).append(',').append(row.weight()).append(',');
        csv.append(row.deviation()).append('\n');
      }
    }
    return csv.toString();
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  private Map<String, Object> json(List<Explanation> explanations) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("of", title);
    List<Map<String, Object>> list = new ArrayList<>();
    for (Explanation each : explanations) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("method", each.method());
      one.put("output", each.of());
      one.put("measure", each.measure());
      one.put("numbers", new TreeMap<>(each.numbers()));
      one.put("columns", each.rows().stream().map(ExplanationFiles::json).toList());
      list.add(one);
    }
    all.put("explanations", list);
    all.put("out", folder.toString());
    return all;
  }

  private static Map<String, Object> json(Explanation.Row row) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("column", row.name());
    all.put("value", row.value());
    all.put("weight", row.weight());
    all.put("deviation", row.deviation());
    return all;
  }

  private static void print(Explanation explanation, PrintStream out) {
    out.println();
    out.println(explanation.method() + ": " + explanation.of() + ", " + explanation.measure());
    double greatest =
        explanation.rows().stream().mapToDouble(row -> Math.abs(row.weight())).max().orElse(1);
    List<List<String>> rows = new ArrayList<>();
    for (Explanation.Row row : explanation.rows().stream().limit(MOST_ROWS).toList()) {
      int length = greatest == 0 ? 0 : (int) Math.round(BAR * Math.abs(row.weight()) / greatest);
      rows.add(
          List.of(
              row.name(),
              row.value(),
              String.format(Locale.ROOT, "%+.4g", row.weight()),
              row.deviation() == 0 ? "" : String.format(Locale.ROOT, "%.2g", row.deviation()),
              (row.weight() < 0 ? "-" : "+").repeat(length)));
    }
    TextTable.print(List.of("column", "value", "weight", "deviation", ""), rows, out);
    int more = explanation.rows().size() - MOST_ROWS;
    if (more > 0) {
      out.println("  and " + more + " more");
    }
    out.println(
        "  "
            + new TreeMap<>(explanation.numbers())
                .entrySet().stream()
                    .map(number -> number.getKey() + " " + shown(number.getValue()))
                    .collect(Collectors.joining(", ")));
  }

  private static String shown(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e6
        ? String.valueOf((long) number)
        : Measures.number(number);
  }
}
