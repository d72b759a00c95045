package nnet.examples.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nnet.compiler.Compiler;
import nnet.examples.SharedData;
import nnet.grammar.NnetParser;
import nnet.runtime.model.Model;

/**
 * A project of a user's, built without a network: what nnet is comes from this build, all else from
 * the repository that this build uses.
 */
record MavenProject(Path folder, Path repository) {

  /** What a build came to. */
  record Result(int exitCode, String output) {}

  /** A copy of a project's folder. */
  static MavenProject copy(Path from, Path room) throws IOException {
    Path to = room.resolve("project");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("target")) {
          Files.copy(file, to.resolve(relative.toString()));
        }
      }
    }
    return new MavenProject(to, repository(room.resolve("repository")));
  }

  private static Path repository(Path folder) throws IOException {
    LocalRepository repository = new LocalRepository(folder);
    Path project = SharedData.project();
    repository.addParent(project.resolve("pom.xml"));
    repository.add("nnet-grammar", project.resolve("grammar/pom.xml"), place(NnetParser.class));
    repository.add("nnet-runtime", project.resolve("runtime/pom.xml"), place(Model.class));
    repository.add("nnet-compiler", project.resolve("compiler/pom.xml"), place(Compiler.class));
    return folder;
  }

  /** The jar of a class, or the folder of its module's classes. */
  static Path place(Class<?> type) {
    return Path.of(
        java.net.URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  Result run(String... goals) throws IOException, InterruptedException {
    String usual = Path.of(System.getProperty("user.home"), ".m2", "repository").toString();
    List<String> command =
        Stream.concat(
                Stream.of(
                    maven().toString(),
                    "--batch-mode",
                    "--offline",
                    "--no-transfer-progress",
                    "-Dstyle.color=never",
                    "-Dmaven.repo.local=" + repository,
                    "-Dmaven.repo.local.tail=" + System.getProperty("localRepository", usual)),
                Stream.of(goals))
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  /** The one that runs this build; the wrapper's where none does. */
  private static Path maven() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    String home = System.getProperty("nnet.maven");
    return home == null
        ? SharedData.project().resolve(windows ? "mvnw.cmd" : "mvnw")
        : Path.of(home, "bin", windows ? "mvn.cmd" : "mvn");
  }
}
