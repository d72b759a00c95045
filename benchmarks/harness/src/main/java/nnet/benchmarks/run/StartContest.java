package nnet.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (Answers.isOne(line)) {
          double seconds = (System.nanoTime() - start) / 1e9;
          return Optional.of(new Start(seconds, Double.parseDouble(Answers.text(line))));
        }
      }
    }
    journal.say("failed: " + NAME + ": " + peer.name());
    return Optional.empty();
  }

  private String table() {
    Table table = new Table("engine", "seconds", "spread", "nnet is faster", "peak MiB");
    Optional<List<Double>> nnet =
        starts.entrySet().stream()
            .filter(entry -> entry.getKey().isNnet() && !entry.getValue().isEmpty())
            .findFirst()
            .map(entry -> seconds(entry.getValue()));
    starts.forEach((peer, all) -> {
      if (!all.isEmpty()) {
        List<Double> seconds = seconds(all);
        boolean comparable =
            nnet.isPresent() && !peer.isNnet() && nnet.get().size() == seconds.size();
        table.add(
            peer.name(),
            Figures.number(Statistics.median(seconds)),
            Figures.percent(Statistics.spread(seconds)),
            comparable ? Figures.ratio(Statistics.ratio(seconds, nnet.get())) : "",
            Figures.number(Statistics.median(all.stream().map(Start::kilobytes).toList()) / 1024));
      }
    });
    return table.toString();
  }

  private static List<Double> seconds(List<Start> starts) {
    return starts.stream().map(Start::seconds).toList();
  }
}
