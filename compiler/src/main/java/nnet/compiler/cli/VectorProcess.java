package nnet.compiler.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nnet.runtime.checkpoint.Interruption;
import nnet.runtime.message.VectorModule;

/**
 * A second JVM, with the Vector API, in which networks run. The compiler's own JVM does without
 * that module, because an AOT cache, which makes it start at once, does not work with it.
 */
final class VectorProcess {

  /**
   * Numbers that find no register go to the stack: in vector registers, where the JVM puts them on
   * some processors, they get in the way of products, which take a tenth longer.
   */
  private static final List<String> REGISTERS =
      List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:-UseFPUForSpilling");

  /**
   * Young objects need little room: all that is large are arrays that live as long as the process,
   * and what vectors leave behind before they are compiled is gone at once. A larger part of the
   * heap for them would be filled all the same, a hundred megabytes of it.
   */
  private static final List<String> MEMORY =
      List.of("-XX:+UseSerialGC", "-Xmn4m", "-XX:MaxRAMPercentage=70", "-XX:-SegmentedCodeCache");

  /**
   * Objects begin where lines of the cache begin, so that vectors of 512 bits need not lie across
   * two of them: {@link nnet.runtime.kernel.CacheLine}.
   */
  private static final String LINES = "-XX:ObjectAlignmentInBytes=64";

  /**
   * All threads get memory from one pool: what HotSpot's compilers give back is then there for any
   * of them. Only where the C library is glibc; others do not read it.
   */
  private static final String POOLS = "MALLOC_ARENA_MAX";

  /**
   * Linux says in it whether programs get large pages: always, when they ask for them, or never.
   */
  private static final Path LARGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  /** What a JVM with the module says first; no option keeps it from saying so. */
  private static final String WARNING = "WARNING: Using incubator modules: " + VectorModule.NAME;

  private VectorProcess() {}

  /** Whether this JVM has the module already. */
  static boolean isThisOne() {
    return VectorModule.isThere();
  }

  /** Runs this program once more, with the module; returns the exit code. */
  static int repeat(Invocation invocation) throws IOException {
    return run(ownClassPath(), Main.class.getName(), invocation.words(), invocation.terminal());
  }

  /** The compiler's class path, which has the runtime. */
  static List<String> ownClassPath() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
  }

  /** Runs a main class on these jars; returns its exit code. */
  static int run(List<String> classPath, String mainClass, List<String> args, Terminal terminal)
      throws IOException {
    return run(List.of(), classPath, mainClass, args, terminal);
  }

  /** The same with further options for the JVM. */
  static int run(
      List<String> options,
      List<String> classPath,
      String mainClass,
      List<String> args,
      Terminal terminal)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(options, classPath, mainClass, args));
    builder.environment().putIfAbsent(POOLS, "1");
    if (terminal.inherited()) {
      builder.redirectInput(Redirect.INHERIT).redirectOutput(Redirect.INHERIT);
    }
    Process process = builder.start();
    List<Thread> copies = new ArrayList<>();
    if (!terminal.inherited()) {
      process.getOutputStream().close();
      copies.add(copy(() -> pass(process.getInputStream(), terminal.out())));
    }
    copies.add(copy(() -> passWithoutWarning(process.getErrorStream(), terminal.err())));
    return await(process, copies);
  }

  private static List<String> command(
      List<String> options, List<String> classPath, String mainClass, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(
        List.of("--add-modules", VectorModule.NAME, "--enable-native-access=ALL-UNNAMED"));
    command.addAll(REGISTERS);
    command.addAll(MEMORY);
    command.add(LINES);
    command.addAll(pages());
    command.add("-XX:-UsePerfData");
    command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
    for (String name :
        List.of("stdout.encoding", "stderr.encoding", "nnet.terminal", "nnet.home")) {
      String value = System.getProperty(name);
      if (value != null) {
        command.add("-D" + name + "=" + value);
      }
    }
    command.add("-D" + Interruption.PARENT + "=" + ProcessHandle.current().pid());
    command.addAll(options);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), mainClass));
    command.addAll(args);
    return command;
  }

  /**
   * Pages of two megabytes: a step reads and writes tens of megabytes, and looking up where each
   * four kilobytes of them are takes up to a twentieth of its time.
   */
  private static List<String> pages() {
    try {
      boolean never = Files.readString(LARGE_PAGES).contains("[never]");
      return never ? List.of() : List.of("-XX:+UseTransparentHugePages");
    } catch (IOException e) {
      return List.of(); // not Linux
    }
  }

  private static String java() {
    Path own = Path.of(System.getProperty("java.home"), "bin", "java");
    return System.getProperty("nnet.java", own.toString());
  }

  /** An interrupt from the keyboard reaches both processes; this one ends after the other. */
  private static int await(Process process, List<Thread> copies) {
    Thread last =
        new Thread(() -> {
          // Not its own destroy, which would close the streams: it may still have to say something.
          process.toHandle().destroy();
          finish(process, copies);
        });
    Runtime.getRuntime().addShutdownHook(last);
    int exitCode = finish(process, copies);
    try {
      Runtime.getRuntime().removeShutdownHook(last);
    } catch (IllegalStateException e) {
      return exitCode; // this process is ending already, and the hook has run
    }
    return exitCode;
  }

  private static int finish(Process process, List<Thread> copies) {
    boolean interrupted = false;
    while (true) {
      try {
        int exitCode = process.waitFor();
        for (Thread copy : copies) {
          copy.join();
        }
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return exitCode;
      } catch (InterruptedException e) {
        interrupted = true;
        process.toHandle().destroy();
      }
    }
  }

  private interface Copy {
    void run() throws IOException;
  }

  private static Thread copy(Copy copy) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            copy.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The warning is one line, and the first. */
  private static void passWithoutWarning(InputStream from, PrintStream to) throws IOException {
    byte[] start = from.readNBytes(WARNING.length());
    if (new String(start, StandardCharsets.US_ASCII).equals(WARNING)) {
      skipLine(from);
    } else {
      to.write(start);
    }
    pass(from, to);
  }

  private static void skipLine(InputStream from) throws IOException {
    int read;
    do {
      read = from.read();
    } while (read >= 0 && read != '\n');
  }

  /** Byte by byte as it comes, so that progress bars move. */
  private static void pass(InputStream from, PrintStream to) throws IOException {
    byte[] buffer = new byte[8192];
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      to.write(buffer, 0, read);
      to.flush();
    }
  }
}
