package nnet.examples.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A Maven repository with what this build has made, as {@code mvn install} would fill one. */
record LocalRepository(Path folder) {
  private static final String VERSION = "0.1.0-SNAPSHOT";

  /** Its description alone: the parent of the others. */
  void addParent(Path pom) throws IOException {
    Files.copy(pom, file("nnet", ".pom"));
  }

  /**
   * @param classes a jar; or a folder, where the build has not come to packing
   */
  void add(String artifact, Path pom, Path classes) throws IOException {
    Files.copy(pom, file(artifact, ".pom"));
    Path jar = file(artifact, ".jar");
    if (Files.isDirectory(classes)) {
      pack(classes, jar);
    } else {
      Files.copy(classes, jar);
    }
  }

  private Path file(String artifact, String extension) throws IOException {
    Path version = folder.resolve("nnet").resolve(artifact).resolve(VERSION);
    return Files.createDirectories(version).resolve(artifact + "-" + VERSION + extension);
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (Stream<Path> walk = Files.walk(classes);
        OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    }
  }
}
