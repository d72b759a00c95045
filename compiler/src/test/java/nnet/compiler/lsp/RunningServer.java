package nnet.compiler.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/** The server as an editor starts it: {@code nnet lsp} in a process of its own. */
final class RunningServer implements AutoCloseable {
  private static final int SECONDS = 60;

  final Editor.Remote remote;
  private final Process process;
  private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();

  /**
   * @param project where the launcher is
   */
  RunningServer(Path project) throws IOException {
    process =
        new ProcessBuilder(project.resolve("nnet").toString(), "lsp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Launcher<Editor.Remote> launcher =
        new Launcher.Builder<Editor.Remote>()
            .setLocalService(new Listener(published, new LinkedBlockingQueue<>()))
            .setRemoteInterface(Editor.Remote.class)
            .setInput(process.getInputStream())
            .setOutput(process.getOutputStream())
            .create();
    Future<Void> _ = launcher.startListening();
    remote = launcher.getRemoteProxy();
  }

  void initialize() throws Exception {
    get(remote.initialize(new InitializeParams()));
  }

  static <T> T get(CompletableFuture<T> answer) throws Exception {
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  /** Waits until the errors of a text were told. */
  void awaitDiagnostics(String uri) throws InterruptedException {
    while (true) {
      PublishDiagnosticsParams next = published.poll(SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("no diagnostics of " + uri);
      }
      if (next.getUri().equals(uri)) {
        return;
      }
    }
  }

  /** The most memory that it ever had, in bytes. */
  long peak() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
