package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A user's class, compiled against the jar of a network and run with nothing else, in a JVM of its
 * own: agents of the tests' JVM change what allocates.
 */
final class UserProgram {
  private static final String MAIN =
      """
      public class Main {
        public static void main(String[] words) {
          System.out.print(NAME.run());
        }
      }
      """;

  private UserProgram() {}

  /** What its {@code public static String run()} gives. */
  static String run(Path jar, String name, String text) throws Exception {
    Path folder = Files.createDirectories(jar.resolveSibling(name));
    Path source = Files.writeString(folder.resolve(name + ".java"), text);
    Path main = Files.writeString(folder.resolve("Main.java"), MAIN.replace("NAME", name));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(jar));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
      List<String> options = List.of("-Xlint:all,-classfile", "-Werror", "-proc:none");
      boolean fine =
          javac
              .getTask(said, files, null, options, null, files.getJavaFileObjects(source, main))
              .call();
      assertThat(fine).as(said.toString()).isTrue();
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar + System.getProperty("path.separator") + folder,
                "Main")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
