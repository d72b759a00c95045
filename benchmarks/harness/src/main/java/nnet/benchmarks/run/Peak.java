package nnet.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nnet.benchmarks.engine.Answers;
import nnet.benchmarks.engine.FmaPeak;

/** What the processors do at most, measured in a JVM such as nnet's. */
final class Peak {
  private Peak() {}

  /** GFLOP/s of so many threads. */
  static double measure(Home home, int threads) throws IOException {
    Peer nnet = Peers.NNET;
    String classPath =
        home.classPath(nnet.module()).orElseThrow(() -> new IOException("nnet could not be built"));
    List<String> words = List.of(Integer.toString(threads));
    Process process =
        Jvm.builder(nnet, nnet.options(), classPath, threads, FmaPeak.class, words)
            .redirectError(home.logs().resolve("peak.log").toFile())
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      return out.lines()
          .filter(Answers::isOne)
          .findFirst()
          .map(line -> Double.parseDouble(Answers.text(line)))
          .orElseThrow(() -> new IOException("the peak could not be measured"));
    }
  }
}
