package nnet.benchmarks.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nnet.benchmarks.report.Figures;
import nnet.benchmarks.report.Statistics;
import nnet.benchmarks.report.Table;

/** How long {@code nnet compile FILE -o X.jar} takes, from the shell to the jar. */
final class CompileTime {
  static final String NAME = "compile";

  private final Home home;
  private final Options options;

  CompileTime(Home home, Options options) {
    this.home = home;
    this.options = options;
  }

  String run() throws IOException, InterruptedException {
    Table table = new Table("network", "seconds", "spread", "KiB of jar");
    for (Path file : networks()) {
      Path jar = home.models().resolve(file.getFileName() + ".jar");
      compile(file, jar);
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < options.rounds(); i++) {
        seconds.add(compile(file, jar));
      }
      table.add(
          file.getFileName().toString(),
          Figures.number(Statistics.median(seconds)),
          Figures.percent(Statistics.spread(seconds)),
          Figures.number(Files.size(jar) / 1024.0));
    }
    return table.toString();
  }

  private List<Path> networks() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home.networks(), "*.nnet")) {
      List<Path> sorted = new ArrayList<>();
      files.forEach(sorted::add);
      sorted.sort(null);
      return sorted;
    }
  }

  private double compile(Path file, Path jar) throws IOException, InterruptedException {
    Files.createDirectories(home.models());
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                home.folder().resolve("nnet").toString(),
                "compile",
                file.toString(),
                "-o",
                jar.toString())
            .redirectError(home.logs().resolve("compile.log").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(file + " could not be compiled");
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
