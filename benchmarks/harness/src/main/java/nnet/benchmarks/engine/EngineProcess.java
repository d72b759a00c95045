package nnet.benchmarks.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nnet.benchmarks.work.Workload;
import org.jspecify.annotations.Nullable;

/**
 * The program of an engine's process: {@code EngineProcess CLASS THREADS}. It reads a command a
 * line and answers each with one line of {@link Answers}; native libraries print what they like
 * between them.
 */
public final class EngineProcess {
  private final Engine engine;
  private final int threads;
  private @Nullable Work work;
  private @Nullable Rounds rounds;

  private EngineProcess(Engine engine, int threads) {
    this.engine = engine;
    this.threads = threads;
  }

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    PrintStream out = System.out;
    System.setOut(System.err);
    Engine engine =
        Class.forName(arguments[0]).asSubclass(Engine.class).getDeclaredConstructor().newInstance();
    EngineProcess process = new EngineProcess(engine, Integer.parseInt(arguments[1]));
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(Answers.line(process.answer(line)));
        out.flush();
      }
    }
    // Threads of native libraries would keep the process alive.
    Runtime.getRuntime().halt(0);
  }

  private String answer(String line) {
    int space = line.indexOf(' ');
    String command = space < 0 ? line : line.substring(0, space);
    String rest = line.substring(space + 1);
    try {
      return "ok " + obey(command, rest);
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      return "failed: " + firstLine(e.toString());
    }
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.substring(0, Math.min(line.length(), 200));
  }

  private String obey(String command, String rest) throws IOException {
    return switch (command) {
      case "version" -> engine.version();
      case "prepare" -> prepare(Workload.parse(rest));
      case "warm" -> warmUp(Long.parseLong(rest));
      case "round" -> ready().run(Long.parseLong(rest), false).toString();
      case "cpu-round" -> ready().run(Long.parseLong(rest), true).toString();
      case "latencies" -> ready().latencies(Long.parseLong(rest)).toString();
      case "check" -> work == null ? "" : Double.toString(work.check());
      case "peak" -> Long.toString(peakKilobytes());
      case "profile" -> Profile.of(ready(), Long.parseLong(rest));
      default -> throw new IllegalArgumentException("no command " + command);
    };
  }

  private String warmUp(long cpuNanos) {
    ready().warmUp(cpuNanos);
    return "";
  }

  private Rounds ready() {
    if (rounds == null) {
      throw new IllegalStateException("nothing was prepared");
    }
    return rounds;
  }

  private String prepare(Workload workload) {
    if (work != null) {
      work.close();
    }
    Optional<Work> prepared = engine.prepare(workload, threads);
    work = prepared.orElse(null);
    rounds = prepared.map(each -> new Rounds(each, engine.isJava())).orElse(null);
    return prepared.map(each -> Long.toString(each.parameters())).orElse("cannot");
  }

  /** The most memory that this process had at a time. */
  static long peakKilobytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    return 0;
  }
}
