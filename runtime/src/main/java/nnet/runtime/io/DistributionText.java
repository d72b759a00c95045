package nnet.runtime.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Histograms as JSON, the way metadata can hold them: equal ones are equal texts. */
final class DistributionText {
  private static final int LEAST_COUNTS = 2;

  private DistributionText() {}

  static String write(List<Histogram> histograms) {
    return histograms.stream()
        .map(DistributionText::write)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String write(Histogram histogram) {
    return "{\"%s\":%s,\"rows\":%d,\"edges\":%s,\"counts\":%s}"
        .formatted(
            histogram.place().text(),
            HeaderWriter.quoted(histogram.name()),
            histogram.rows(),
            list(histogram.edges()),
            list(histogram.counts()));
  }

  private static String list(List<?> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  static List<Histogram> read(String text) {
    JsonCursor json = new JsonCursor(text);
    List<Histogram> histograms = list(json, () -> histogram(json));
    json.end();
    return histograms;
  }

  private static Histogram histogram(JsonCursor json) {
    json.expect('{');
    Histogram.Place place = place(json.string());
    json.expect(':');
    String name = json.string();
    key(json, "rows");
    long rows = json.number();
    key(json, "edges");
    List<Float> edges = list(json, json::decimal);
    key(json, "counts");
    List<Long> counts = list(json, json::number);
    json.expect('}');
    boolean fits = edges.isEmpty() || counts.size() == LEAST_COUNTS + edges.size() + 1;
    if (counts.size() < LEAST_COUNTS || !fits || !isAscending(edges)) {
      throw new HeaderException("the histogram of `" + name + "` does not fit together");
    }
    return new Histogram(place, name, rows, edges, counts);
  }

  private static void key(JsonCursor json, String wanted) {
    json.expect(',');
    if (!json.string().equals(wanted)) {
      throw new HeaderException("expected " + wanted);
    }
    json.expect(':');
  }

  private static Histogram.Place place(String text) {
    for (Histogram.Place place : Histogram.Place.values()) {
      if (place.text().equals(text)) {
        return place;
      }
    }
    throw new HeaderException("there is no place " + text);
  }

  private static boolean isAscending(List<Float> edges) {
    for (int i = 1; i < edges.size(); i++) {
      if (!(edges.get(i - 1) < edges.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static <T> List<T> list(JsonCursor json, Supplier<T> member) {
    List<T> all = new ArrayList<>();
    json.expect('[');
    if (!json.accept(']')) {
      do {
        all.add(member.get());
      } while (json.accept(','));
      json.expect(']');
    }
    return all;
  }
}
