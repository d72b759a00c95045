package nnet.benchmarks.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param names of workloads, or what they begin with; empty for all
 * @param only engines of these names; empty for all
 */
record Options(
    List<String> names,
    List<Integer> threads,
    List<String> only,
    int rounds,
    double seconds,
    double warmUp,
    boolean cpuTime,
    boolean profile,
    boolean list,
    boolean help,
    Optional<Path> out) {

  static final String HELP =
      """
      Measures nnet beside its peers: the same work, in turns, in one run.

      Usage: nnet-bench [WORKLOAD...] [options]
             nnet-bench kernels [options of JMH]    single kernels of the runtime

      A workload is a name of --list, or how some of them begin: mlp, cnn, lstm, gru, transformer,
      predict, batch, product, product-nn, start, compile, growth. Without any, all are measured but growth,
      which takes long.

        --threads 1,2     with how many threads (usual: 1,2)
        --only A,B        these engines alone
        --rounds N        how often each engine has its turn (usual: 5)
        --seconds S       how long a turn is (usual: 1; of a product a fifth of it)
        --warm-up S       how much CPU time nnet has before its first turn, engines in native code
                          three tenths of it; more where it still gets faster (usual: 10)
        --cpu-time        the table by CPU time instead of by the clock: for a machine that others use
        --profile         nnet alone: which emitted lines and which methods the time goes into
        --list            the names of all workloads and engines
        --out FILE        writes the table to a page as well
        --help            this page

      Examples:
        nnet-bench cnn --threads 1 --only nnet --cpu-time
        nnet-bench lstm --threads 1 --profile
        nnet-bench product-nn-512 --only nnet,openblas
      """;

  static Options parse(String[] arguments) {
    List<String> words = new ArrayList<>(Arrays.asList(arguments));
    List<Integer> threads = list(words, "--threads", "1,2").stream().map(Integer::valueOf).toList();
    boolean profile = words.remove("--profile");
    Options options =
        new Options(
            words,
            threads,
            list(words, "--only", profile ? "nnet" : ""),
            Integer.parseInt(value(words, "--rounds", "5")),
            Double.parseDouble(value(words, "--seconds", "1")),
            Double.parseDouble(value(words, "--warm-up", "10")),
            words.remove("--cpu-time"),
            profile,
            words.remove("--list"),
            words.remove("--help"),
            Optional.of(value(words, "--out", "")).filter(s -> !s.isEmpty()).map(Path::of));
    for (String word : words) {
      if (word.startsWith("-")) {
        throw new IllegalArgumentException("there is no option " + word + "; see --help");
      }
    }
    return options;
  }

  /** Takes an option and its value out of the words. */
  private static String value(List<String> words, String option, String usual) {
    int at = words.indexOf(option);
    if (at < 0) {
      return usual;
    }
    if (at + 1 == words.size()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    words.remove(at);
    return words.remove(at);
  }

  private static List<String> list(List<String> words, String option, String usual) {
    String value = value(words, option, usual);
    return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
  }

  boolean wants(Item item) {
    return names.isEmpty() ? Suite.usual().contains(item) : wants(item.name());
  }

  /** Whether one of the names is how this one begins. */
  boolean wants(String name) {
    return names.isEmpty() || names.stream().anyMatch(name::startsWith);
  }

  boolean wants(Peer peer) {
    return only.isEmpty() || only.contains(peer.name());
  }
}
