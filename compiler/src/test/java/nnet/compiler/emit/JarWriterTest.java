package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import nnet.runtime.cli.Main;
import nnet.runtime.cli.Start;
import nnet.runtime.message.JavaVersion;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarWriterTest {
  private static final CompiledClasses CLASSES =
      JavaCompiler.compile(
          Map.of("nnet.model.Tiny", "package nnet.model; public final class Tiny {}"));

  private static byte[] jar() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JarWriter.write(out, "nnet.model.Tiny", CLASSES, Optional.empty());
    return out.toByteArray();
  }

  @Test
  void equalClassesGiveEqualBytes() throws IOException {
    assertThat(jar()).isEqualTo(jar());
  }

  @Test
  void theManifestNamesTheModel() throws IOException {
    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(jar()))) {
      var attributes = jar.getManifest().getMainAttributes();
      assertThat(attributes.getValue("Main-Class")).isEqualTo("nnet.runtime.cli.Start");
      assertThat(attributes.getValue(JarWriter.MODEL_ATTRIBUTE)).isEqualTo("nnet.model.Tiny");
    }
  }

  /** A JVM of Java 8 reads them, and none of their instructions asks for more than it has. */
  @Test
  void theFirstClassesAreForAnyJava() throws IOException {
    Map<String, byte[]> entries = entries();
    for (Class<?> first : List.of(Start.class, JavaVersion.class)) {
      ClassModel model = ClassFile.of().parse(entries.get(file(first)));
      assertThat(model.majorVersion()).isEqualTo(ClassFile.JAVA_8_VERSION);
      assertThat(model.methods())
          .flatExtracting(method -> method.code().orElseThrow().elementList())
          .isNotEmpty()
          .doesNotHaveAnyElementsOfTypes(InvokeDynamicInstruction.class);
    }
    assertThat(ClassFile.of().parse(entries.get(file(Main.class))).majorVersion())
        .isEqualTo(ClassFile.JAVA_25_VERSION);
  }

  private static String file(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  private static Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(jar()))) {
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        entries.put(entry.getName(), jar.readAllBytes());
      }
    }
    return entries;
  }

  /** Where the machine has one. */
  @Test
  void anOlderJvmSaysThatItIsTooOld(@TempDir Path folder) throws Exception {
    Optional<Path> old = OldJvm.find();
    Assumptions.assumeTrue(old.isPresent(), "skipped: no JVM before Java 25 in /usr/lib/jvm");
    Path jar = Files.write(folder.resolve("tiny.jar"), jar());
    Process process =
        new ProcessBuilder(old.get().resolve("bin/java").toString(), "-jar", jar.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said).startsWith("error: this needs Java 25 or later; ").hasLineCount(1);
  }

  @Test
  void itHoldsTheModelTheRuntimeAndItsSmallLibraries() throws IOException {
    assertThat(entries().keySet())
        .contains(
            "nnet/model/Tiny.class",
            "nnet/runtime/model/Model.class",
            "de/siegmar/fastcsv/reader/CsvReader.class",
            "tools/jackson/core/JsonParser.class")
        .noneMatch(name -> name.startsWith("org/jfree") || name.endsWith("/module-info.class"));
  }
}
