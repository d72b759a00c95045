package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken data files, each with what is said about it: {@code broken-data.txt} has all of them, and
 * {@code -Dgolden.update=true} writes it anew.
 */
final class BrokenDataTest {
  private static final Path GOLDEN =
      SharedData.project().resolve("examples/src/test/resources/broken-data.txt");
  private static final String CSV = "from csv(\"rows.csv\") as Row";
  private static final String IDX = "from idx(value: \"values.idx\", kind: \"kinds.idx\")";

  @TempDir Path folder;

  private final Map<String, String> messages = new LinkedHashMap<>();

  private static String program(String fields, String source, String formula) {
    return """
    network N {
        input  x: f32[1]
        target kind: class(3)
        output p: simplex(3) = x -> dense(3) -> softmax
        loss   = cross_entropy(p, kind)
    }

    record Row { %s }

    data Rows {
        %s
        x = %s
    }

    train N on Rows { optimizer: adam }
    """
        .formatted(fields, source, formula);
  }

  /** A CSV of a value and a kind. */
  private void csv(String name, String text) throws IOException {
    csv(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void csv(String name, byte[] bytes) throws IOException {
    broken(name, "value: f32  kind: class(3)", CSV, "value", Map.of("rows.csv", bytes));
  }

  /** A row whose value is of some type. */
  private void field(String type, String text) throws IOException {
    String rows = "value,kind\n" + text + ",0\n";
    broken(
        type + " " + text,
        "value: " + type + "  kind: class(3)",
        CSV,
        "value",
        Map.of("rows.csv", rows.getBytes(StandardCharsets.UTF_8)));
  }

  private void idx(String name, byte[] values, byte[] kinds) throws IOException {
    broken(
        name,
        "value: i32  kind: class(3)",
        IDX,
        "value",
        Map.of("values.idx", values, "kinds.idx", kinds));
  }

  private void broken(
      String name, String fields, String source, String formula, Map<String, byte[]> files)
      throws IOException {
    Path own = Files.createDirectory(folder.resolve("case-" + messages.size()));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(own.resolve(file.getKey()), file.getValue());
    }
    Compiled compiled = Compiled.text("rows.nnet", program(fields, source, formula));
    Weights weights = Weights.blank(compiled.schema());
    assertThatThrownBy(() -> Dataset.fit(compiled.model(), new DataFiles(own), weights))
        .as(name)
        .isInstanceOfSatisfying(
            UserError.class,
            error ->
                messages.put(name, error.text().replace(own + "/", "").replace(own + "", ".")));
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(int magic, int items, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + values.length).putInt(magic).putInt(items);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.array();
  }

  private static byte[] items(int items, int... values) {
    return bytes(0x0801, items, values);
  }

  @Test
  void isSaidWithItsPlace() throws IOException {
    csv("an empty file", "");
    csv("a header without rows", "value,kind\n");
    csv("a column is missing", "valve,kind\n1,0\n");
    csv("another separator", "value;kind\n1;0\n");
    csv("a row is too short", "value,kind\n1,0\n2\n");
    csv("a row is too long", "value,kind\n1,0\n2,1,7\n");
    csv("a label is out of range", "value,kind\n1,0\n2,3\n");
    csv("a label is no number", "value,kind\n1,0\n2,red\n");
    csv("a quote is never closed", "value,kind\n1,0\n\"2,1\n3,1\n");
    csv("a byte is not UTF-8", "value,kind\n1,0\n2,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    csv("text in UTF-16", "value,kind\n1,0\n".getBytes(Charset.forName("UTF-16")));
    byte[] whole = zipped("value,kind\n" + "1,0\n2,1\n".repeat(500));
    csv("a gzip that ends too early", Arrays.copyOf(whole, whole.length / 2));
    byte[] damaged = whole.clone();
    damaged[damaged.length - 6] ^= 1;
    csv("a gzip whose checksum is wrong", damaged);
    field("f32", "abc");
    field("f32", "");
    field("f32", "NaN");
    field("f32", "inf");
    field("f32", "1e99");
    field("i32", "2.5");
    field("bool", "maybe");
    field("date", "31.12.2024");
    broken(
        "no such file", "value: f32  kind: class(3)", CSV, "value", Map.of("row.csv", new byte[0]));
    broken(
        "a formula that is not defined there",
        "value: f32  kind: class(3)",
        CSV,
        "log(value)",
        Map.of("rows.csv", "value,kind\n1,0\n0,2\n".getBytes(StandardCharsets.UTF_8)));
    idx("idx that ends too early", items(3, 1, 2), items(3, 0, 1, 2));
    idx("idx that goes on", items(1, 1, 2), items(1, 0));
    idx("no idx at all", "value,kind\n".getBytes(StandardCharsets.UTF_8), items(1, 0));
    idx("idx of floats", bytes(0x0D01, 1, 0, 0, 0, 0), items(1, 0));
    idx("idx of different lengths", items(2, 1, 2), items(3, 0, 1, 2));
    idx("an idx label out of range", items(2, 1, 2), items(2, 0, 3));
    String actual = golden();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, actual);
    }
    assertThat(messages).hasSizeGreaterThan(20);
    assertThat(actual).isEqualTo(Files.readString(GOLDEN));
  }

  private String golden() {
    StringBuilder text = new StringBuilder();
    messages.forEach((name, message) ->
        text.append(name).append("\n    ").append(message.replace("\n", "\n    ")).append("\n\n"));
    return text.toString();
  }
}
