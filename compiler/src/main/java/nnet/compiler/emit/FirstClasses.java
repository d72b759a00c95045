package nnet.compiler.emit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.util.List;
import java.util.Map;
import nnet.runtime.cli.Start;
import nnet.runtime.message.JavaVersion;
import nnet.runtime.serve.InferenceStart;

/**
 * The classes that {@code java -jar} reads first. They go into the jar as classes of Java 8, which
 * any JVM reads: one that is too old for the rest then says so in words.
 */
final class FirstClasses {
  private static final List<Class<?>> ALL =
      List.of(Start.class, InferenceStart.class, JavaVersion.class);

  private FirstClasses() {}

  /** Changes those that are there. */
  static void ofAnyJava(Map<String, byte[]> entries) {
    for (Class<?> each : ALL) {
      String name = each.getName().replace('.', '/') + ".class";
      entries.computeIfPresent(name, (same, file) -> ofAnyJava(file));
    }
  }

  private static byte[] ofAnyJava(byte[] file) {
    ClassFileVersion old = ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0);
    ClassFile format = ClassFile.of();
    return format.transformClass(
        format.parse(file),
        (builder, element) -> builder.with(element instanceof ClassFileVersion ? old : element));
  }
}
