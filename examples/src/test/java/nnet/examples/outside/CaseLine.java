package nnet.examples.outside;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of a file in {@code cases}: {@code name words | tensors | statements}. Inputs, upstream
 * gradients and the loss are added where the statements do not have them; definitions end with
 * {@code ::}.
 *
 * @param words {@code whole}: the tensors have no batch; {@code train}: training mode; {@code
 *     loose}: numbers that are not exact in float32; {@code scalar}: a result y that is no loss;
 *     {@code x:0231}: another order of axes; {@code without:b}: no gradients of parameters whose
 *     names begin with b
 * @param places where parameters and states are: {@code weight=y.dense.weight^10}, see {@link
 *     CasePlace}
 * @param body of the network
 */
record CaseLine(String name, List<String> words, List<CasePlace> places, String body) {
  private static final String WITHOUT = "without:";

  /** All lines, from a file for each family of layers. */
  static List<CaseLine> all() throws IOException {
    List<CaseLine> lines = new ArrayList<>();
    for (Path file : folder()) {
      if (file.endsWith(Score.NOT_EXPRESSIBLE)) {
        continue;
      }
      Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> lines.add(of(line)));
    }
    return lines;
  }

  static List<Path> folder() throws IOException {
    URL folder = CaseLine.class.getResource("cases");
    if (folder == null) {
      throw new IOException("no folder of cases");
    }
    try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
      return files.sorted().toList();
    }
  }

  private static CaseLine of(String line) {
    String[] parts = line.split("\\|", 3);
    List<String> head = List.of(parts[0].strip().split("\\s+", -1));
    List<CasePlace> places =
        Stream.of(parts[1].strip().split("\\s+", -1))
            .filter(place -> !place.isEmpty())
            .map(CasePlace::of)
            .toList();
    return new CaseLine(head.getFirst(), head.subList(1, head.size()), places, parts[2].strip());
  }

  boolean says(String word) {
    return words.contains(word);
  }

  /** Whether the gradient of this parameter is compared. */
  boolean compares(String parameter) {
    return words.stream()
        .filter(word -> word.startsWith(WITHOUT))
        .noneMatch(word -> parameter.startsWith(word.substring(WITHOUT.length())));
  }

  /** The tensor with its axes in the language's order. */
  ReferenceTensor ordered(ReferenceTensor tensor) {
    for (String word : words) {
      if (word.startsWith(tensor.name() + ":")) {
        return tensor.permuted(word.substring(tensor.name().length() + 1));
      }
    }
    return says("nchw") && tensor.shape().size() == 4 ? tensor.permuted("0231") : tensor;
  }
}
