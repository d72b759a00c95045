package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
    Path runs = folder.resolve("run");
    fine("train", file, "--quiet", "--out", runs.toString());
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
    return Files.readAllLines(out).stream().map(line -> line.split(",", -1)[0]).toList();
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
    assertThat(predicted(file, folder.resolve("new"))).containsExactly("time", "day", "night");
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

  @Test
  void aCsvIsDeclared() throws IOException {
    String file = write("houses.csv", "rooms,price\n3,4.5\n2,\n");
    assertThat(fine("data", file).out())
        .contains("record Row {", "rooms: i32", "price: f32?", "from csv(\"houses.csv\") as Row");
  }
}
