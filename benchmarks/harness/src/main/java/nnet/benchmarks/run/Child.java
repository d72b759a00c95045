package nnet.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nnet.benchmarks.engine.Answers;
import nnet.benchmarks.engine.EngineProcess;

/** The process of an engine. It works only when it is told to, so that engines can take turns. */
final class Child implements AutoCloseable {
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

  /**
   * @param profile whether lines of code are to be told apart, which costs the JVM memory
   */
  static Child start(Peer peer, String classPath, int threads, Path log, boolean profile)
      throws IOException {
    List<String> options = new ArrayList<>(peer.options());
    if (profile) {
      options.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"));
    }
    List<String> words = List.of(peer.engine(), Integer.toString(threads));
    return new Child(
        peer,
        Jvm.builder(peer, options, classPath, threads, EngineProcess.class, words)
            .redirectError(log.toFile())
            .start());
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
