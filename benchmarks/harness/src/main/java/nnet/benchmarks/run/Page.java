package nnet.benchmarks.run;

import java.time.LocalDate;

/** The page that a run leaves: its table, what it ran on, and how to repeat it. */
final class Page {
  private Page() {}

  static String text(Options options, Journal journal, Results results, LocalDate day) {
    StringBuilder text = new StringBuilder();
    text.append("# Performance\n\nWritten by `./nnet-bench` on ").append(day).append(".\n\n");
    text.append(results).append('\n');
    results.warning().ifPresent(warning -> text.append(warning).append("\n\n"));
    text.append("## Versions\n\n");
    journal
        .versions()
        .forEach((peer, version) ->
            text.append("- ").append(peer).append(": ").append(version).append('\n'));
    journal
        .missing()
        .forEach((peer, reason) ->
            text.append("- ").append(peer).append(" is missing: ").append(reason).append('\n'));
    journal.failures().forEach(failure -> text.append("- failed: ").append(failure).append('\n'));
    text.append("- processor: ").append(Machine.processor()).append('\n');
    text.append("- Java: ").append(Runtime.version()).append('\n');
    text.append("\nEach engine had ").append(options.rounds()).append(" turns.\n");
    return text.toString();
  }
}
