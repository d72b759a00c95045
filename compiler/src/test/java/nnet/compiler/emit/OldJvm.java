package nnet.compiler.emit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JVM of the machine that is too old for nnet. */
final class OldJvm {
  private static final Path FOLDER = Path.of("/usr/lib/jvm");
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)");
  private static final int NEEDED = 25;

  private OldJvm() {}

  static Optional<Path> find() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(FOLDER)) {
      return homes.sorted().filter(OldJvm::isOld).findFirst();
    }
  }

  private static boolean isOld(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find()
          && Integer.parseInt(version.group(1)) < NEEDED
          && Files.isExecutable(home.resolve("bin/java"));
    } catch (IOException e) {
      return false; // no home of a JVM
    }
  }
}
