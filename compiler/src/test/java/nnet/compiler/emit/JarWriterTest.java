package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

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
      assertThat(attributes.getValue("Main-Class")).isEqualTo("nnet.runtime.cli.Main");
      assertThat(attributes.getValue(JarWriter.MODEL_ATTRIBUTE)).isEqualTo("nnet.model.Tiny");
    }
  }

  @Test
  void itHoldsTheModelTheRuntimeAndItsSmallLibraries() throws IOException {
    List<String> names = new ArrayList<>();
    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(jar()))) {
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names)
        .contains(
            "nnet/model/Tiny.class",
            "nnet/runtime/model/Model.class",
            "de/siegmar/fastcsv/reader/CsvReader.class",
            "tools/jackson/core/JsonParser.class")
        .noneMatch(name -> name.startsWith("org/jfree") || name.endsWith("module-info.class"))
        .doesNotHaveDuplicates();
  }
}
