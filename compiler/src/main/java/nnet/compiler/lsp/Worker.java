package nnet.compiler.lsp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Outdated;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Answers one question after the other, beside the thread that reads messages. */
final class Worker {
  /** Trees of expressions may be deep. */
  private static final long STACK = 64L << 20;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("nnet").stackSize(STACK).unstarted(task));

  /** The answer about a text; an error of the protocol where it has changed before. */
  <R> CompletableFuture<R> ask(Document document, Function<Document, R> question) {
    return CompletableFutures.computeAsync(
        thread,
        cancel -> {
          cancel.checkCanceled();
          if (document.isOutdated()) {
            throw changed();
          }
          try {
            return question.apply(document);
          } catch (Outdated e) {
            throw changed();
          }
        });
  }

  private static ResponseErrorException changed() {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.ContentModified, "the text has changed", null));
  }

  /** Does something with a text a little later, if it is still the newest one then. */
  void later(Document document, int milliseconds, Runnable task) {
    Future<?> _ =
        thread.schedule(
            () -> {
              try {
                if (!document.isOutdated()) {
                  task.run();
                }
              } catch (Outdated e) {
                // the next version is on its way
              } catch (RuntimeException | Error e) {
                Log.bug(e);
              }
            },
            milliseconds,
            TimeUnit.MILLISECONDS);
  }

  /** An answer after all that was asked before. */
  CompletableFuture<Object> last(Supplier<Object> answer) {
    return CompletableFuture.supplyAsync(answer, thread);
  }

  void stop() {
    thread.shutdownNow();
  }
}
