package nnet.compiler.emit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import nnet.runtime.model.Model;

/** javac in this process, from text in memory to classes in memory. */
public final class JavaCompiler {
  private JavaCompiler() {}

  /** The classes of these sources, which are by class name. */
  public static CompiledClasses compile(Map<String, String> sources) {
    javax.tools.JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException("this Java has no compiler: a JDK is needed");
    }
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager standard = javac.getStandardFileManager(null, null, null)) {
      standard.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(runtime()));
      Memory memory = new Memory(standard);
      List<String> options =
          List.of("--add-modules", "jdk.incubator.vector", "-proc:none", "-nowarn", "-g");
      if (!javac.getTask(null, memory, problems, options, null, JavaText.of(sources)).call()) {
        throw new IllegalStateException("emitted Java does not compile: " + first(problems));
      }
      return memory.classes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String first(DiagnosticCollector<JavaFileObject> problems) {
    StringBuilder text = new StringBuilder();
    problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == javax.tools.Diagnostic.Kind.ERROR)
        .limit(5)
        .forEach(problem ->
            text.append('\n')
                .append(problem.getSource() == null ? "" : problem.getSource().getName())
                .append(':')
                .append(problem.getLineNumber())
                .append(": ")
                .append(problem.getMessage(Locale.ROOT)));
    return text.toString();
  }

  /** Where the classes that emitted code calls are: a jar, or a folder while developing. */
  static Path runtime() {
    return location(Model.class);
  }

  static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    Memory(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      URI uri = URI.create("mem:///" + className.replace('.', '/') + ".class");
      return new SimpleJavaFileObject(uri, kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(className, bytes);
          return bytes;
        }
      };
    }

    CompiledClasses classes() {
      Map<String, byte[]> classes = new TreeMap<>();
      written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return new CompiledClasses(classes);
    }
  }
}
