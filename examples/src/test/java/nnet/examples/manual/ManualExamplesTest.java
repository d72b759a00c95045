package nnet.examples.manual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nnet.compiler.Compiler;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.JavaCompiler;
import nnet.compiler.manual.LibraryEntry;
import nnet.compiler.manual.OperatorEntry;
import nnet.compiler.source.SourceFile;
import nnet.examples.run.Twins;
import nnet.examples.run.Witnesses;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every entry of the manual has an example, and all forms of it compute the same. */
final class ManualExamplesTest {

  @TestFactory
  Stream<DynamicTest> everyExampleComputesTheSameInEveryForm() {
    Map<String, SourceFile> files = new LinkedHashMap<>();
    OperatorEntry.all().forEach(entry -> files.put(entry.name() + " (operator)", entry.example()));
    LibraryEntry.all().stream()
        .filter(entry -> !entry.exampleLines().isEmpty())
        .forEach(entry -> files.put(entry.name(), entry.example()));
    List<DynamicTest> tests = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    List<ManualExample> examples = new ArrayList<>();
    files.forEach((title, file) -> {
      try {
        examples.add(ManualExample.of(file, "Example" + titles.size()));
        titles.add(title);
      } catch (AssertionError error) {
        tests.add(
            DynamicTest.dynamicTest(
                title,
                () -> {
                  throw error;
                }));
      }
    });
    List<Twins> twins = twins(examples);
    for (int i = 0; i < titles.size(); i++) {
      ManualExample example = examples.get(i);
      Twins twin = twins.get(i);
      tests.add(
          DynamicTest.dynamicTest(
              titles.get(i), () -> Witnesses.check(example.program(), example.lowered(), twin)));
    }
    return tests.stream();
  }

  /** All examples go through one call of javac. */
  private static List<Twins> twins(List<ManualExample> examples) {
    Map<String, String> java = new TreeMap<>();
    List<String> names = new ArrayList<>();
    for (ManualExample example : examples) {
      Emitted emitted = Compiler.emit(example.lowered());
      java.putAll(emitted.sources());
      names.add(emitted.className());
    }
    return Twins.of(JavaCompiler.compile(java), names);
  }
}
