package nnet.compiler.lsp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nnet.compiler.ide.Surroundings;

/** The files beside a text: their first lines, and those that it can import. */
record Headers(String uri, UserFiles files) implements Surroundings {
  private static final int LONGEST = 1 << 16;

  @Override
  public List<String> columns(String path) {
    return Addresses.beside(uri, path)
        .filter(Files::isRegularFile)
        .map(Headers::columns)
        .orElse(List.of());
  }

  @Override
  public List<String> sources(String folder) {
    return files.beside(uri, folder);
  }

  private static List<String> columns(Path file) {
    try (InputStream stream = Files.newInputStream(file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), LONGEST)) {
      char[] start = new char[LONGEST];
      int count = Math.max(0, reader.read(start));
      String line = new String(start, 0, count).lines().findFirst().orElse("");
      return Arrays.stream(line.split(separator(line), -1))
          .map(Headers::bare)
          .filter(name -> !name.isEmpty())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The one that the line has most of. */
  private static String separator(String line) {
    return List.of(",", ";", "\t").stream()
        .max(java.util.Comparator.comparingInt(each -> line.split(each, -1).length))
        .orElse(",");
  }

  private static String bare(String name) {
    return name.strip().replaceFirst("^\\uFEFF", "").replaceAll("^\"|\"$", "");
  }
}
