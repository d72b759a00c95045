package nnet.examples.outside;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nnet.examples.SharedData;
import org.junit.jupiter.api.Assumptions;

/** Reads {@code tensors.tsv} and the numbers that it lists. */
final class ReferenceCases {
  private final Path folder;
  private final Map<String, List<String[]>> rows = new TreeMap<>();

  private ReferenceCases(Path folder) {
    this.folder = folder;
  }

  /** Those beside the project; the test is skipped where they are not. */
  static ReferenceCases shared() throws IOException {
    Path folder = SharedData.project().resolve("../shared/reference/cases").normalize();
    Assumptions.assumeTrue(Files.exists(folder), () -> "skipped: no " + folder);
    return read(folder);
  }

  private static ReferenceCases read(Path folder) throws IOException {
    ReferenceCases cases = new ReferenceCases(folder);
    List<String> lines = Files.readAllLines(folder.resolve("tensors.tsv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      cases.rows.computeIfAbsent(cells[0] + "/" + cells[1], name -> new ArrayList<>()).add(cells);
    }
    return cases;
  }

  Set<String> names() {
    return rows.keySet();
  }

  boolean has(String name) {
    return rows.containsKey(name);
  }

  /** All tensors of a case, such as {@code conv2d/same}. */
  List<ReferenceTensor> tensors(String name) throws IOException {
    List<ReferenceTensor> tensors = new ArrayList<>();
    for (String[] cells : rows.getOrDefault(name, List.of())) {
      ByteBuffer bytes =
          ByteBuffer.wrap(Files.readAllBytes(folder.resolve(cells[6])))
              .order(ByteOrder.LITTLE_ENDIAN)
              .position(Integer.parseInt(cells[7]));
      tensors.add(
          new ReferenceTensor(
              cells[2], cells[3], shape(cells[5]), values(bytes, cells[4], cells[8])));
    }
    return tensors;
  }

  private static List<Integer> shape(String text) {
    return text.equals("-")
        ? List.of()
        : Arrays.stream(text.split("x", -1)).map(Integer::valueOf).toList();
  }

  private static double[] values(ByteBuffer bytes, String type, String count) {
    double[] values = new double[Integer.parseInt(count)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case "f32" -> bytes.getFloat();
            case "f64" -> bytes.getDouble();
            case "i32" -> bytes.getInt();
            default -> throw new IllegalArgumentException("numbers of type " + type);
          };
    }
    return values;
  }
}
