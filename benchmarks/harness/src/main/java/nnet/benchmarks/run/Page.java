package nnet.benchmarks.run;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page that a run leaves: its tables, what it ran on, and how to repeat it. */
final class Page {
  private static final String WORDS =
      """
      ## How it is measured

      Each engine works in a JVM of its own, alive throughout and idle but in its turns; turns go round: A B C, A B C.
      A figure is the median of an engine's turns, its spread the middle half of them as a share of it. A ratio is the
      median of what neighbouring turns differ by, so that a slow minute of the machine does not count; above 1 nnet is
      the faster. `others` is the share of the machine that other processes had during the turns.

      All work is in float32 on a batch that stays in memory. A step of training is the forward pass, the backward pass
      and the update; the learning rate is 1e-7, so that the loss on the one batch does not reach 0, where denormals slow
      every engine. A prediction goes from a `float[]` to a `float[]`. Latencies are of single calls; calls under two
      microseconds are timed several at a time. `check` is the last loss or the sum of the last results, which shows that
      engines do the same. `bytes/step` is what Java allocates, `peak MiB` the most memory the process ever had, from its
      first moment on. Before its first turn nnet works for `--warm-up` seconds, native code for three tenths of that, and
      longer while it still gets faster or allocates less. Networks are the files in `benchmarks/networks`.

      Every peer is at its best setting: the environment is cleared of what slows OpenBLAS, OpenBLAS of the system is told
      to use its kernels for AVX-512 (`OPENBLAS_CORETYPE=SkylakeX`), torch gets `MALLOC_MMAP_THRESHOLD_=1000000000`,
      `MALLOC_TRIM_THRESHOLD_=4000000000` and `OMP_WAIT_POLICY=PASSIVE`, ONNX Runtime has pinned buffers, and TensorFlow
      runs a graph in a session.

      ## How to repeat it

      """;

  private Page() {}

  static String text(Options options, Journal journal, Results results, LocalDate day) {
    StringBuilder text = new StringBuilder();
    String title = options.names().equals(List.of("growth")) ? "Growth" : "Performance";
    text.append("# ").append(title);
    text.append("\n\nWritten by `./nnet-bench` on ").append(day).append(".\n\n");
    results.warning().ifPresent(warning -> text.append(warning).append(".\n\n"));
    text.append(results).append(versions(journal)).append(WORDS);
    text.append("`./nnet-bench")
        .append(words(options))
        .append("`; `./nnet-bench --help` says more.\n");
    return text.toString();
  }

  private static String versions(Journal journal) {
    StringBuilder text = new StringBuilder("## What was measured\n\n");
    line(
        text,
        "processor",
        Runtime.getRuntime().availableProcessors() + " x " + Machine.processor());
    line(text, "JDK", Runtime.version().toString());
    journal.versions().forEach((peer, version) -> line(text, peer, version));
    journal.missing().forEach((peer, reason) -> line(text, peer, "missing, " + reason));
    journal.failures().forEach(failure -> line(text, "failed", failure));
    return text.append('\n').toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("- ").append(name).append(": ").append(value).append('\n');
  }

  private static String words(Options options) {
    StringBuilder text = new StringBuilder();
    options.names().forEach(name -> text.append(' ').append(name));
    if (!options.only().isEmpty()) {
      text.append(" --only ").append(String.join(",", options.only()));
    }
    text.append(" --threads ")
        .append(options.threads().stream().map(String::valueOf).collect(Collectors.joining(",")));
    text.append(" --rounds ").append(options.rounds());
    text.append(String.format(Locale.ROOT, " --seconds %.1f", options.seconds()));
    text.append(String.format(Locale.ROOT, " --warm-up %.1f", options.warmUp()));
    return text.append(options.cpuTime() ? " --cpu-time" : "").toString();
  }
}
