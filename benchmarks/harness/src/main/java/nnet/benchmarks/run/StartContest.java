package nnet.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.benchmarks.engine.Answers;
import nnet.benchmarks.engine.FirstPrediction;
import nnet.benchmarks.report.Figures;
import nnet.benchmarks.report.Statistics;
import nnet.benchmarks.report.Table;
import nnet.benchmarks.work.Network;
import nnet.benchmarks.work.Workload;

/** From the start of a JVM to the first prediction, engines in turns. */
final class StartContest {
  static final String NAME = "start";
  static final Workload.Prediction WORKLOAD = new Workload.Prediction(Network.MLP, 1);

  private final Home home;
  private final Options options;
  private final Journal journal;
  private final Map<Peer, List<Start>> starts = new LinkedHashMap<>();

  /**
   * @param kilobytes the most memory the process had
   */
  private record Start(double seconds, double kilobytes) {}

  StartContest(Home home, Options options, Journal journal) {
    this.home = home;
    this.options = options;
    this.journal = journal;
  }

  String run() throws IOException {
    for (Peer peer : Peers.ALL) {
      if (peer.predicts() && options.wants(peer) && once(peer, List.of("keep")).isPresent()) {
        starts.put(peer, new ArrayList<>());
      }
    }
    for (int i = 0; i < options.rounds(); i++) {
      for (Map.Entry<Peer, List<Start>> entry : starts.entrySet()) {
        once(entry.getKey(), List.of()).ifPresent(entry.getValue()::add);
      }
    }
    return table();
  }

  private Optional<Start> once(Peer peer, List<String> more) throws IOException {
    Optional<String> classPath = home.classPath(peer.module());
    if (classPath.isEmpty()) {
      return Optional.empty();
    }
    Path folder = Files.createDirectories(home.models().resolve(peer.name()));
    List<String> words =
        new ArrayList<>(List.of(peer.engine(), folder.toString(), WORKLOAD.toString()));
    words.addAll(more);
    ProcessBuilder builder =
        Jvm.builder(peer, peer.startOptions(), classPath.get(), 1, FirstPrediction.class, words)
            .redirectError(home.logs().resolve(peer.name() + ".log").toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      boolean predicted = answer(out).isPresent();
      double seconds = (System.nanoTime() - start) / 1e9;
      Optional<String> kilobytes = answer(out);
      if (predicted && kilobytes.isPresent()) {
        return Optional.of(new Start(seconds, Double.parseDouble(kilobytes.get())));
      }
    }
    journal.say("failed: " + NAME + ": " + peer.name());
    return Optional.empty();
  }

  /** How many times sooner nnet was than the best peer. */
  Optional<Double> ratio() {
    return starts.entrySet().stream()
        .flatMap(entry -> ratio(entry.getKey(), entry.getValue()).stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<Double> ratio(Peer peer, List<Start> all) {
    return starts.entrySet().stream()
        .filter(entry -> entry.getKey().isNnet() && !peer.isNnet())
        .map(Map.Entry::getValue)
        .filter(nnet -> !nnet.isEmpty() && nnet.size() == all.size())
        .map(nnet -> Statistics.ratio(seconds(all), seconds(nnet)))
        .findFirst();
  }

  /** The next one, among what native libraries print. */
  private static Optional<String> answer(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (Answers.isOne(line)) {
        return Optional.of(Answers.text(line));
      }
    }
    return Optional.empty();
  }

  private String table() {
    Table table = new Table("engine", "seconds", "spread", "nnet is faster", "peak MiB");
    starts.forEach((peer, all) -> {
      if (!all.isEmpty()) {
        table.add(
            peer.name(),
            Figures.number(Statistics.median(seconds(all))),
            Figures.percent(Statistics.spread(seconds(all))),
            ratio(peer, all).map(Figures::ratio).orElse(""),
            Figures.number(Statistics.median(all.stream().map(Start::kilobytes).toList()) / 1024));
      }
    });
    return table.toString();
  }

  private static List<Double> seconds(List<Start> starts) {
    return starts.stream().map(Start::seconds).toList();
  }
}
