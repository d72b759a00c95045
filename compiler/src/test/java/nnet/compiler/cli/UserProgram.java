package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A user's class, compiled against the jar of a network and run with nothing else. */
final class UserProgram {
  private UserProgram() {}

  /** What its {@code public static String run()} gives. */
  static String run(Path jar, String name, String text) throws Exception {
    Path folder = Files.createDirectories(jar.resolveSibling(name));
    Path source = Files.writeString(folder.resolve(name + ".java"), text);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(jar));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
      List<String> options = List.of("-Xlint:all,-classfile", "-Werror", "-proc:none");
      boolean fine =
          javac.getTask(said, files, null, options, null, files.getJavaFileObjects(source)).call();
      assertThat(fine).as(said.toString()).isTrue();
    }
    URL[] alone = {jar.toUri().toURL(), folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader())) {
      return (String) loader.loadClass(name).getMethod("run").invoke(null);
    }
  }
}
