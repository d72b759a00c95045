package nnet.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of the project, and what the build left there. */
record Home(Path folder) {

  static Home ofThisProcess() {
    return new Home(Path.of(System.getProperty("nnet.home", ".")).toAbsolutePath().normalize());
  }

  Path benchmarks() {
    return folder.resolve("benchmarks");
  }

  Path networks() {
    return benchmarks().resolve("networks");
  }

  /** Where compiled networks are, one folder each. */
  Path compiled() {
    return benchmarks().resolve("target/networks");
  }

  /** What engines keep for the first prediction of a fresh JVM. */
  Path models() {
    return benchmarks().resolve("target/models");
  }

  Path logs() {
    return benchmarks().resolve("target/logs");
  }

  /**
   * The class path of a module of the benchmarks; empty if it could not be built. The harness comes
   * first: no engine's jars are opened to look for its classes.
   */
  Optional<String> classPath(String module) {
    Path jar = jar(module);
    Path others = jar.resolveSibling("classpath");
    if (!Files.exists(jar) || !Files.exists(others)) {
      return Optional.empty();
    }
    try {
      return Optional.of(jar("harness") + ":" + jar + ":" + Files.readString(others).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path jar(String module) {
    String name = "nnet-benchmarks-" + module + ".jar";
    return benchmarks().resolve(module).resolve("target").resolve(name);
  }
}
