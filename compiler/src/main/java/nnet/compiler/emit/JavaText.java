package nnet.compiler.emit;

import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** The source of a class in memory, for the tools of the JDK. */
final class JavaText extends SimpleJavaFileObject {
  private final String text;

  private JavaText(String className, String text) {
    super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
    this.text = text;
  }

  /** Sources by the names of their classes. */
  static List<JavaFileObject> of(Map<String, String> sources) {
    return sources.entrySet().stream()
        .<JavaFileObject>map(source -> new JavaText(source.getKey(), source.getValue()))
        .toList();
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
