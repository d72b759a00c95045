package nnet.compiler.trace;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nnet.compiler.trace.Trace.Part;
import nnet.compiler.trace.Trace.Pass;
import nnet.runtime.io.Json;

/** A trace for programs: every number of every value. */
public final class TraceJson {
  private TraceJson() {}

  public static String of(Trace trace) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("network", trace.network());
    all.put("example", trace.example());
    all.put("passes", trace.passes().stream().map(TraceJson::pass).toList());
    return Json.write(all);
  }

  private static Map<String, Object> pass(Pass pass) {
    return object("phase", pass.name(), "parts", pass.parts().stream().map(TraceJson::part));
  }

  private static Map<String, Object> part(Part part) {
    return object(
        "part", part.name(), "note", part.note(), "sections", sections(part.sections()).stream());
  }

  private static List<Map<String, Object>> sections(List<Section> sections) {
    return sections.stream()
        .map(section ->
            object(
                "source", section.source(), "lines", section.items().stream().map(TraceJson::item)))
        .toList();
  }

  private static Map<String, Object> item(Item item) {
    return switch (item) {
      case Block block ->
          object("block", block.title(), "sections", sections(block.sections()).stream());
      case Line line ->
          object(
              "name",
              line.name(),
              "formula",
              line.formula(),
              "rule",
              line.rule(),
              "shape",
              line.shape().stream(),
              "values",
              line.rows().stream().map(TraceJson::row));
    };
  }

  private static Map<String, Object> row(Line.Row row) {
    return object(
        "times", row.times().stream(), "numbers", Arrays.stream(row.value().data()).boxed());
  }

  private static Map<String, Object> object(Object... entries) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      Object value = entries[i + 1];
      object.put(
          entries[i].toString(), value instanceof Stream<?> stream ? stream.toList() : value);
    }
    return object;
  }
}
