package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nnet.runtime.data.RawField;
import nnet.runtime.io.Json;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.TensorFile;
import nnet.runtime.io.Weights;
import nnet.runtime.io.WeightsFacts;
import nnet.runtime.message.Visible;

/** What a file of weights holds, without the network it belongs to. */
public final class Inspection {
  private static final List<String> TITLES =
      List.of("name", "shape", "values", "least", "greatest", "mean", "not finite");
  private static final int MOST_WORDS = 8;
  private static final int LONGEST = 100;

  private final Path path;
  private final TensorFile file;
  private final WeightsFacts facts;

  private Inspection(Path path, TensorFile file, WeightsFacts facts) {
    this.path = path;
    this.file = file;
    this.facts = facts;
  }

  /** Of any safetensors file, also of one that others have written, or of the one in a jar. */
  public static Inspection of(Path path) {
    TensorFile file = InspectedFile.read(path);
    return new Inspection(path, file, WeightsFacts.of(path, file));
  }

  public void print(PrintStream out) {
    out.println(path);
    facts.texts().forEach((key, text) -> out.println("  " + cut(key) + ": " + cut(text)));
    provenance(out);
    section("parameters", tensors(true), out);
    section(facts.parameters().isEmpty() ? "tensors" : "states", tensors(false), out);
    categories(out);
    facts.distribution().ifPresent(each -> DistributionTable.print(each, out));
    long values = tensors(true).values().stream().mapToLong(each -> each.values().length).sum();
    long states = tensors(false).values().stream().mapToLong(each -> each.values().length).sum();
    out.println();
    out.println(
        facts.parameters().isEmpty()
            ? grouped(states) + " values"
            : grouped(values) + " parameters, " + grouped(states) + " other values");
    Tensor golden = file.tensors().get("golden/inputs");
    if (golden != null && !golden.shape().isEmpty()) {
      out.println("and " + golden.shape().getFirst() + " rows with their results, to test it by");
    }
    if (file.tensors().keySet().stream().anyMatch(name -> name.startsWith(Weights.CHECKPOINT))) {
      out.println("and a checkpoint, from which `--resume` goes on");
    }
  }

  public String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("file", path.toString());
    all.put("metadata", facts.texts());
    all.put("provenance", facts.provenance());
    all.put("vocabularies", facts.vocabularies());
    facts.distribution().ifPresent(each -> all.put("distribution", DistributionTable.json(each)));
    all.put("parameters", rows(tensors(true)));
    all.put("states", rows(tensors(false)));
    return Json.write(all);
  }

  /** The parameters, or what is neither a parameter nor of a checkpoint. */
  private Map<String, Tensor> tensors(boolean parameters) {
    Map<String, Tensor> chosen = new TreeMap<>();
    file.tensors()
        .forEach((name, tensor) -> {
          boolean isParameter = facts.parameters().contains(name);
          if (isParameter == parameters && name.indexOf('/') < 0) {
            chosen.put(name, tensor);
          }
        });
    return chosen;
  }

  private static void section(String title, Map<String, Tensor> tensors, PrintStream out) {
    if (tensors.isEmpty()) {
      return;
    }
    out.println();
    out.println(title);
    List<List<String>> rows = new ArrayList<>();
    tensors.forEach((name, tensor) -> {
      Spread spread = Spread.of(tensor.values());
      rows.add(
          List.of(
              name,
              tensor.shape().toString(),
              grouped(tensor.values().length),
              spread.number(spread.least()),
              spread.number(spread.greatest()),
              spread.number(spread.mean()),
              spread.notFinite() == 0 ? "" : grouped(spread.notFinite())));
    });
    TextTable.print(TITLES, rows, out);
  }

  private void provenance(PrintStream out) {
    if (facts.provenance().isEmpty()) {
      return;
    }
    out.println();
    out.println("provenance");
    List<List<String>> rows = new ArrayList<>();
    facts.provenance().forEach((fact, value) -> rows.add(List.of(cut(fact), cut(value))));
    TextTable.print(List.of("fact", "value"), rows, out);
  }

  private void categories(PrintStream out) {
    if (facts.vocabularies().isEmpty()) {
      return;
    }
    out.println();
    out.println("categories");
    List<List<String>> rows = new ArrayList<>();
    facts
        .vocabularies()
        .forEach((column, words) -> {
          String shown = String.join(", ", words.subList(0, Math.min(MOST_WORDS, words.size())));
          String more = words.size() > MOST_WORDS ? ", ..." : "";
          rows.add(List.of(column, grouped(words.size()), cut(shown + more)));
        });
    TextTable.print(List.of("column", "count", "values"), rows, out);
  }

  private static List<Map<String, Object>> rows(Map<String, Tensor> tensors) {
    List<Map<String, Object>> rows = new ArrayList<>();
    tensors.forEach((name, tensor) -> {
      Spread spread = Spread.of(tensor.values());
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", name);
      row.put("shape", tensor.shape());
      row.put("least", spread.least());
      row.put("greatest", spread.greatest());
      row.put("mean", spread.mean());
      row.put("notFinite", spread.notFinite());
      rows.add(row);
    });
    return rows;
  }

  private static String cut(String text) {
    return Visible.text(text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /**
   * The finite values of a tensor.
   *
   * @param least NaN where there are none, like the others
   */
  private record Spread(double least, double greatest, double mean, int notFinite) {

    static Spread of(float[] values) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      int finite = 0;
      for (float value : values) {
        if (Float.isFinite(value)) {
          least = Math.min(least, value);
          greatest = Math.max(greatest, value);
          sum += value;
          finite++;
        }
      }
      return finite == 0
          ? new Spread(Double.NaN, Double.NaN, Double.NaN, values.length)
          : new Spread(least, greatest, sum / finite, values.length - finite);
    }

    String number(double value) {
      return Double.isNaN(value) ? "" : RawField.number(value);
    }
  }
}
