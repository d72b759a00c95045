package nnet.benchmarks.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happens during a run besides figures: versions, what is missing, what failed. */
final class Journal {
  private final PrintStream out;
  private final Map<String, String> versions = new TreeMap<>();
  private final Map<String, String> missing = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  Journal(PrintStream out) {
    this.out = out;
  }

  void say(String text) {
    out.println(text);
  }

  void version(Peer peer, String version) {
    versions.put(peer.name(), version);
  }

  void missing(Peer peer, String reason) {
    if (missing.put(peer.name(), reason) == null) {
      say("missing: " + peer.name() + ": " + reason);
    }
  }

  void failed(Peer peer, Item item, String reason) {
    String text = item.name() + ": " + reason;
    failures.add(text);
    say("failed: " + text + "; see benchmarks/target/logs/" + peer.name() + ".log");
  }

  Map<String, String> versions() {
    return versions;
  }

  Map<String, String> missing() {
    return missing;
  }

  List<String> failures() {
    return failures;
  }
}
