package nnet.compiler.emit;

import com.palantir.javapoet.JavaFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nnet.runtime.model.Schema;

/**
 * The Java of a program.
 *
 * @param className the class that implements the model, with its package
 * @param recordClass the class that predicts records, where rows are any
 */
public record Emitted(
    String className, Optional<String> recordClass, List<JavaFile> files, Schema schema) {
  public Emitted {
    files = List.copyOf(files);
  }

  /** The text of each class by its name with the package. */
  public Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    for (JavaFile file : files) {
      sources.put(file.packageName() + "." + file.typeSpec().name(), file.toString());
    }
    return sources;
  }

  /** Lines of Java, all classes together. */
  public long lines() {
    return sources().values().stream().mapToLong(text -> text.lines().count()).sum();
  }
}
