package nnet.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nnet.benchmarks.engine.Answers;
import nnet.benchmarks.engine.EngineProcess;

/** The process of an engine. It works only when it is told to, so that engines can take turns. */
final class Child implements AutoCloseable {
  /** What a machine may export and what would then slow or favour one of them. */
  private static final List<String> CLEARED =
      List.of("OPENBLAS_", "OMP_", "MKL_", "GOTO_", "KMP_", "MALLOC_", "TF_", "JAVA_TOOL_OPTIONS");

  private final Peer peer;
  private final Process process;
  private final BufferedReader out;
  private final Writer in;

  private Child(Peer peer, Process process) {
    this.peer = peer;
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.outputWriter(StandardCharsets.UTF_8);
  }

  static Child start(Peer peer, String classPath, int threads, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(peer.options());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:+UnlockDiagnosticVMOptions"));
    command.addAll(List.of("-XX:+DebugNonSafepoints", "-Dnnet.threads=" + threads));
    command.addAll(List.of("-Dnnet.home=" + System.getProperty("nnet.home", ".")));
    command.addAll(List.of("-cp", classPath, EngineProcess.class.getName(), peer.engine()));
    command.add(Integer.toString(threads));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    environment(builder.environment(), peer, threads);
    return new Child(peer, builder.start());
  }

  private static void environment(Map<String, String> environment, Peer peer, int threads) {
    environment.keySet().removeIf(name -> CLEARED.stream().anyMatch(name::startsWith));
    for (String library : List.of("OMP", "OPENBLAS", "MKL")) {
      environment.put(library + "_NUM_THREADS", Integer.toString(threads));
    }
    environment.putAll(peer.environment());
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  Peer peer() {
    return peer;
  }

  /** Sends a command and waits for its answer. */
  String ask(String command) throws Failure {
    try {
      in.write(command + "\n");
      in.flush();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (Answers.isOne(line)) {
          return accepted(Answers.text(line));
        }
      }
    } catch (IOException e) {
      throw new Failure(peer.name() + " ended: " + e);
    }
    throw new Failure(peer.name() + " ended");
  }

  private String accepted(String answer) throws Failure {
    if (answer.startsWith("ok ")) {
      return answer.substring(3);
    }
    throw new Failure(peer.name() + " " + answer);
  }

  @Override
  public void close() {
    try {
      in.close();
      process.waitFor();
    } catch (IOException | InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
