package nnet.compiler.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nnet.compiler.op.NdArray;
import nnet.compiler.trace.Line.Row;

/**
 * Values as rows of text, shortened in the middle where there is no room.
 *
 * @param room columns
 * @param full whether every number is written
 */
record ValueLines(int room, boolean full) {
  private static final int MOST_ROWS = 8;

  /** Equal numbers that are written one by one. */
  private static final int MOST_SAME = 3;

  /** Of a vector that stands alone. */
  private static final int MOST_LINES = 3;

  private static final String GAP = "  ";
  private static final String LEFT_OUT = "...";

  /** A line of one value each, or of each step of a scan. */
  List<String> of(Line line) {
    return line.rows().size() == 1
        ? tensor(line.rows().getFirst().value(), line.shape())
        : steps(line);
  }

  private List<String> tensor(NdArray value, List<Integer> shape) {
    boolean same = Arrays.stream(value.data()).allMatch(each -> each == value.get(0));
    if (same && !full && value.size() > MOST_SAME) {
      return List.of("all " + Decimal.of(value.get(0)));
    }
    List<Integer> sizes = shape.stream().filter(size -> size != 1).toList();
    int width = sizes.isEmpty() ? value.size() : sizes.getLast();
    int count = width == 0 ? 0 : value.size() / width;
    List<String> labels = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      labels.add(count == 1 ? "" : Shapes.index(sizes.subList(0, sizes.size() - 1), row));
      rows.add(Arrays.copyOfRange(value.data(), row * width, (row + 1) * width));
    }
    List<String> lines = new ArrayList<>(table(labels, rows));
    if (lines.stream().anyMatch(line -> line.contains(LEFT_OUT))) {
      lines.add(summary(value));
    }
    return lines;
  }

  private List<String> steps(Line line) {
    List<String> labels = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (Row row : line.rows()) {
      labels.add(
          row.times().stream().map(String::valueOf).collect(Collectors.joining(",", "t=", "")));
      rows.add(row.value().data());
    }
    return table(labels, rows);
  }

  private List<String> table(List<String> labels, List<double[]> rows) {
    int label = labels.stream().mapToInt(String::length).max().orElse(0);
    int width = width(rows);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (isShown(row, rows.size())) {
        String start = labels.get(row) + " ".repeat(label - labels.get(row).length());
        List<String> texts = texts(rows.get(row));
        lines.addAll(row(start.isEmpty() ? "" : start + GAP, texts, width, rows.size() == 1));
      } else if (isShown(row - 1, rows.size())) {
        lines.add(LEFT_OUT);
      }
    }
    return lines;
  }

  private boolean isShown(int row, int count) {
    return full || count <= MOST_ROWS || row < MOST_ROWS - 3 || row >= count - 2;
  }

  private int width(List<double[]> rows) {
    return IntStream.range(0, rows.size())
        .filter(row -> isShown(row, rows.size()))
        .mapToObj(row -> texts(rows.get(row)))
        .flatMap(List::stream)
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static List<String> texts(double[] numbers) {
    return Arrays.stream(numbers).mapToObj(Decimal::of).toList();
  }

  private List<String> row(String start, List<String> texts, int width, boolean alone) {
    int fitting = Math.max(3, (room - start.length()) / (width + GAP.length()));
    boolean whole = full || texts.size() <= (alone ? MOST_LINES * fitting : fitting);
    if (!whole) {
      int behind = (fitting - 1) / 2;
      List<String> some = new ArrayList<>(texts.subList(0, fitting - 1 - behind));
      some.add(LEFT_OUT);
      some.addAll(texts.subList(texts.size() - behind, texts.size()));
      return List.of(start + joined(some, width));
    }
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += fitting) {
      List<String> part = texts.subList(from, Math.min(texts.size(), from + fitting));
      lines.add((from == 0 ? start : " ".repeat(start.length())) + joined(part, width));
    }
    return lines;
  }

  private static String joined(List<String> texts, int width) {
    return texts.stream()
        .map(text -> " ".repeat(Math.max(0, width - text.length())) + text)
        .collect(Collectors.joining(GAP));
  }

  private static String summary(NdArray value) {
    double[] numbers = value.data();
    return "min %s  mean %s  max %s"
        .formatted(
            Decimal.of(Arrays.stream(numbers).min().orElse(Double.NaN)),
            Decimal.of(Arrays.stream(numbers).average().orElse(Double.NaN)),
            Decimal.of(Arrays.stream(numbers).max().orElse(Double.NaN)));
  }
}
