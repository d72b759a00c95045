package nnet.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Data sets beside the project; tests that need them are skipped with a message where they lack.
 */
public final class SharedData {
  private SharedData() {}

  /** The project's folder: the one that holds the launcher. */
  public static Path project() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("nnet.cmd"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("not inside the project");
    }
    return folder;
  }

  /** A folder below {@code ../shared/data}, whether it is there or not. */
  public static Path folder(String name) {
    return project().resolve("../shared/data").resolve(name).normalize();
  }

  /** A file or folder below {@code ../shared/data}. */
  public static Path required(String name) {
    Path path = folder(name);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no " + path);
    return path;
  }
}
