package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another JVM: its module, its streams, its exit code. */
class VectorProcessTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** What the other JVM runs. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) {
      System.out.println("vector " + VectorProcess.isThisOne() + " " + List.of(args));
      System.err.print("50 %\r100 %\n");
      System.err.println("WARNING: of its own");
      System.exit(7);
    }
  }

  /** Says how the JVM lays out objects. */
  static final class Alignment {
    private Alignment() {}

    public static void main(String[] args) {
      HotSpotDiagnosticMXBean machine =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      System.out.println(machine.getVMOption("ObjectAlignmentInBytes").getValue());
    }
  }

  @Test
  void theOtherJvmLaysArraysOnLinesOfTheCache() throws IOException {
    assertThat(run(Alignment.class.getName())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("64\n");
  }

  @Test
  void theOtherJvmHasTheModuleAndSaysNothingAboutIt() throws IOException {
    int exitCode = run(Program.class.getName(), "a", "b c");
    assertThat(exitCode).isEqualTo(7);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("vector true [a, b c]\n");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("50 %\r100 %\nWARNING: of its own\n");
  }

  @Test
  void whatEndsBeforeItBeginsStillTellsWhy() throws IOException {
    int exitCode = run("no.such.Program");
    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no.such.Program");
  }

  private int run(String mainClass, String... args) throws IOException {
    Terminal terminal =
        Terminal.plain(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    List<String> classPath = List.of(System.getProperty("java.class.path"));
    return VectorProcess.run(classPath, mainClass, List.of(args), terminal);
  }
}
