package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file or folder to predictions by name, as a user calls it. */
class FileSourcesTest {
  @TempDir Path folder;

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Run fine(String... words) {
    Run run = Run.of(words);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run;
  }

  /** Trains, predicts what is in {@code input} and gives the first column. */
  private List<String> predicted(String file, Path input) throws IOException {
    return predicted(file, input, 0);
  }

  private List<String> predicted(String file, Path input, int column) throws IOException {
    Path runs = folder.resolve("run");
    fine("train", file, "--quiet", "--out", runs.toString());
    return again(file, input, column);
  }

  /** Predicts with the weights that were trained before. */
  private List<String> again(String file, Path input, int column) throws IOException {
    Path runs = folder.resolve("run");
    Path out = folder.resolve("out.csv");
    fine(
        "predict",
        file,
        "--weights",
        runs.resolve("model.safetensors").toString(),
        "--input",
        input.toString(),
        "--out",
        out.toString());
    return Files.readAllLines(out).stream().map(line -> line.split(",", -1)[column]).toList();
  }

  private void image(String name, int width, int grey) throws IOException {
    BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_BYTE_GRAY);
    int[] pixels = new int[width * width];
    Arrays.setAll(pixels, i -> grey + i % 5);
    image.getRaster().setPixels(0, 0, width, width, pixels);
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
  }

  @Test
  void imagesInFolders() throws IOException {
    for (int i = 0; i < 8; i++) {
      image("sky/night/" + i + ".png", 6 + i, 10 + i);
      image("sky/day/" + i + ".png", 6 + i, 220 + i);
    }
    image("new/a.png", 9, 240);
    image("new/b.png", 5, 3);
    String file =
        write(
            "sky.nnet",
            """
            network Sky {
                input  image: unit[4, 4]
                target time:  class(2)
                output p: simplex(2) = image -> flatten -> dense(2) -> softmax
                loss = cross_entropy(p, time)
            }
            data Pictures {
                from images("sky", size: [4, 4])
                time = label
            }
            train Sky on Pictures { optimizer: adam(0.05)  epochs: 60  batch: 8  seed: 1 }
            """);
    assertThat(predicted(file, folder.resolve("new"), 1)).containsExactly("time", "day", "night");
    assertThat(again(file, folder.resolve("new"), 0)).containsExactly("file", "a.png", "b.png");
    assertThat(again(file, folder.resolve("new/b.png"), 0)).containsExactly("file", "b.png");
    assertThat(again(file, folder.resolve("new/b.png"), 1)).containsExactly("time", "night");
  }

  @Test
  void linesOfText() throws IOException {
    write("lines.txt", "good very good\tpraise\nbad so bad\tblame\n".repeat(9));
    String file =
        write(
            "lines.nnet",
            """
            network Tone {
                input  tokens: class(8)[4]
                target tone:   class(2)
                output p: simplex(2) = mean(tokens -> embedding(4), axis: 0) -> dense(2) -> softmax
                loss = cross_entropy(p, tone)
            }
            data Lines {
                from lines("lines.txt")
                tokens = tokenize(text, at_most: 8, length: 4)
                tone   = label
            }
            train Tone on Lines { optimizer: adam(0.05)  epochs: 30  batch: 6  seed: 1 }
            """);
    Path lines = Files.writeString(folder.resolve("new.txt"), "So BAD!\ngood, good\n");
    assertThat(predicted(file, lines)).containsExactly("tone", "blame", "praise");
    Path table = Files.writeString(folder.resolve("new.csv"), "id,text\n1,good\n2,\"bad, bad\"\n");
    assertThat(predicted(file, table)).containsExactly("tone", "praise", "blame");
  }

  private void npy(String name, String shape, float... values) throws IOException {
    Files.write(folder.resolve(name), array(shape, values));
  }

  private static byte[] array(String shape, float... values) {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + 4 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 1).put((byte) 0).putShort((short) header.length());
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  private void npz(String name, Map<String, byte[]> arrays) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(array.getValue());
      }
    }
  }

  /** A network that is not trained passes on what it is given. */
  private String passing(String data) throws IOException {
    return write(
        "passing.nnet",
        """
        network Passing {
            input  x: f32[2]
            target y: f32
            param weight: f32 = zeros
            output seen: f32[2] = x
            output p: f32 = weight + 0 * sum(x)
            loss = mse(p, y)
        }
        %s
        train Passing on D { optimizer: sgd(0) epochs: 1 batch: 8 }
        """
            .formatted(data));
  }

  @Test
  void arraysOfNumpy() throws IOException {
    npz(
        "rows.npz",
        Map.of("a", array("4, 2", 1, 2, 3, 4, 5, 6, 7, 8), "b", array("4,", 1, 2, 3, 4)));
    npy("new.npy", "2, 2", 9, 10, 11, 12);
    npz("named.npz", Map.of("a", array("1, 2", 5, 6)));
    npz("direct.npz", Map.of("x", array("1, 2", 5, 6)));
    String file =
        passing(
            "data D { from npz(\"rows.npz\", points: \"a\", values: \"b\") x = points * 2 y = values }");
    assertThat(predicted(file, folder.resolve("new.npy")))
        .containsExactly("seen_0", "18.0", "22.0");
    assertThat(again(file, folder.resolve("named.npz"), 1)).containsExactly("seen_1", "12.0");
    assertThat(again(file, folder.resolve("direct.npz"), 1)).containsExactly("seen_1", "6.0");
  }

  @Test
  void rowsOfAnArrayAreFieldsOfTheRecord() throws IOException {
    write("rows.csv", "a,b,y\n1,2,3\n4,5,6\n");
    npy("new.npy", "1, 2", 7, 8);
    npy("wrong.npy", "1, 3", 7, 8, 9);
    String file =
        passing(
            "record Row { a: f32 b: f32 y: f32 } data D { from csv(\"rows.csv\") as Row x = concat(a, 2 * b) }");
    assertThat(predicted(file, folder.resolve("new.npy"), 1)).containsExactly("seen_1", "16.0");
    Run wrong =
        Run.of(
            "predict",
            file,
            "--weights",
            folder.resolve("run/model.safetensors").toString(),
            "--input",
            folder.resolve("wrong.npy").toString(),
            "--out",
            folder.resolve("out.csv").toString());
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err())
        .contains(
            "wrong.npy is one array with items of shape [3], but these are needed: a, b",
            "help: give an npz file with an array for each");
  }

  @Test
  void rowsWithoutHeader() throws IOException {
    write("rows.data", "comment\n1;2;3\n4;5;6\n");
    write("all.data", "comment\n7;8;0\n");
    write("some.data", "comment\n7;8\n");
    write("named.csv", "b,a\n8,7\n");
    String file =
        passing(
            "record Row { a: f32 b: f32 y: f32 } data D { from csv(\"rows.data\", header: false, "
                + "skip: 1, separator: \";\") as Row x = concat(a, 2 * b) }");
    assertThat(predicted(file, folder.resolve("all.data"), 1)).containsExactly("seen_1", "16.0");
    assertThat(again(file, folder.resolve("some.data"), 1)).containsExactly("seen_1", "16.0");
    assertThat(again(file, folder.resolve("named.csv"), 0)).containsExactly("seen_0", "7.0");
  }

  /** The target of the last row is not known yet; that of new rows need not be there. */
  @Test
  void theNewestWindowIsPredicted() throws IOException {
    write(
        "rows.csv",
        """
        day,shop,v
        2024-01-03,b,3
        2024-01-01,a,1
        2024-01-02,a,2
        2024-01-01,b,5
        2024-01-03,a,4
        2024-01-02,b,6
        """);
    String file =
        passing(
            "record Row { day: date shop: category v: f32 } data D { from csv(\"rows.csv\") as Row "
                + "order by day group by shop x = history(v, length: 2) y = lead(v, 1) }");
    Path rows = folder.resolve("rows.csv");
    assertThat(predicted(file, rows)).containsExactly("shop", "b", "b", "a", "a");
    assertThat(again(file, rows, 1))
        .containsExactly("day", "2024-01-02", "2024-01-03", "2024-01-02", "2024-01-03");
    assertThat(again(file, rows, 3)).containsExactly("seen_1", "6.0", "3.0", "2.0", "4.0");
    write(
        "new.csv",
        """
        day,shop,v
        2024-02-01T09:30:00,c,1
        2024-02-01T09:31:00,c,2
        2024-02-01T09:30:00,d,3
        2024-02-01T09:31:00,d,4
        """);
    Path later = folder.resolve("new.csv");
    assertThat(again(file, later, 0)).containsExactly("shop", "c", "d");
    assertThat(again(file, later, 1))
        .containsExactly("day", "2024-02-01T09:31", "2024-02-01T09:31");
  }

  @Test
  void aCsvIsDeclared() throws IOException {
    String file = write("houses.csv", "rooms,price\n3,4.5\n2,\n");
    assertThat(fine("data", file).out())
        .contains("record Row {", "rooms: i32", "price: f32?", "from csv(\"houses.csv\") as Row");
  }
}
