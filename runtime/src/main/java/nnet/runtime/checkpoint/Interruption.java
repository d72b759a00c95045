package nnet.runtime.checkpoint;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Notices that the program is to end, by Ctrl-C or a signal of the system, and holds it back until
 * training has come to a place from which it can go on. The exit code is then that of the signal.
 */
public final class Interruption implements AutoCloseable {
  /** The property with the process that has started this one and waits for it. */
  public static final String PARENT = "nnet.parent";

  private static final int TERMINATED = 143;

  private final CountDownLatch ready = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("interruption").unstarted(this::hold);
  private volatile boolean requested;
  private volatile String message = "";

  private Interruption() {}

  public static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    Optional.ofNullable(Long.getLong(PARENT)).ifPresent(Interruption::endWith);
    return interruption;
  }

  /** Nobody would wait for what a process does whose parent was killed. */
  private static void endWith(long parent) {
    Thread.ofPlatform()
        .daemon()
        .name("parent")
        .start(() -> {
          ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
          System.exit(TERMINATED);
        });
  }

  private void hold() {
    requested = true;
    boolean interrupted = false;
    while (true) {
      try {
        ready.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!message.isEmpty()) {
      System.err.println(message);
    }
  }

  boolean isRequested() {
    return requested;
  }

  /** The program may end, with these words. */
  void allow(String words) {
    message = words;
    ready.countDown();
  }

  /** From here on nothing is held back. */
  @Override
  public void close() {
    ready.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the program is ending already
    }
  }
}
