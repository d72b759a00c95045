package nnet.compiler.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** A server that speaks with one editor over two streams. */
public final class Connection {
  private Connection() {}

  /** Serves until the editor says so or its stream ends. */
  public static void serve(InputStream in, OutputStream out) throws InterruptedException {
    serve(StandardFiles.ofUser(), in, out);
  }

  static void serve(StandardFiles standard, InputStream in, OutputStream out)
      throws InterruptedException {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Server server = new Server(standard, () -> end.complete(null));
    Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
    server.connect(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    Thread.ofPlatform().daemon().start(() -> await(listening, server));
    try {
      end.get();
    } catch (ExecutionException e) {
      Log.bug(e);
    } finally {
      server.stop();
    }
  }

  /** An editor that is gone has left as one that says so. */
  private static void await(Future<Void> listening, Server server) {
    try {
      listening.get();
    } catch (InterruptedException | ExecutionException e) {
      Log.bug(e);
    } finally {
      server.exit();
    }
  }
}
