package nnet.compiler.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jazzer searches for files that are read wrongly, guided by the code that they reach: each kind in
 * a process of its own, as many at once as there are processors. Its log, its corpus and what it
 * found are in {@code target/fuzz}; what was found is mended and kept in the {@link Corpus}.
 */
@EnabledIfSystemProperty(named = "nnet.fuzz.seconds", matches = "[1-9]\\d*")
@Execution(ExecutionMode.CONCURRENT)
class GuidedSearchTest {
  private static final long SECONDS = Long.getLong("nnet.fuzz.seconds", 0);
  private static final long SEED = 1;
  private static final String GUIDING = "nnet.**:de.siegmar.fastcsv.**:com.sun.imageio.**";
  private static final Pattern INPUTS = Pattern.compile("stat::number_of_executed_units: (\\d+)");
  private static final Pattern PROGRESS = Pattern.compile("(?m)^#(\\d+)\t");

  /** Those that are asked for, else all. */
  static Stream<Kind> kinds() {
    String asked = System.getProperty("nnet.fuzz.kinds", "").toUpperCase(Locale.ROOT);
    return Stream.of(Kind.values())
        .filter(kind -> asked.isBlank() || List.of(asked.split(",", -1)).contains(kind.name()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void findsNothing(Kind kind) throws IOException, InterruptedException {
    Path folder = FuzzReport.folder().resolve(kind.title());
    Path found = Files.createDirectories(folder.resolve("found"));
    for (Path old : Corpus.in(found)) {
      Files.delete(old);
    }
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command(kind, folder, found))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exitCode = process.waitFor();
    String text = Files.readString(log, StandardCharsets.ISO_8859_1);
    long inputs = inputs(text);
    List<Path> findings =
        Corpus.in(found).stream().filter(file -> !file.toString().endsWith(".java")).toList();
    new FuzzReport(kind, "jazzer", SEED, inputs, SECONDS, findings.size()).write();
    assertThat(findings).as("see " + log).isEmpty();
    assertThat(exitCode).as("see " + log).isZero();
    assertThat(inputs).as("see " + log).isPositive();
  }

  private static long inputs(String log) {
    Matcher total = INPUTS.matcher(log);
    if (total.find()) {
      return Long.parseLong(total.group(1));
    }
    return PROGRESS
        .matcher(log)
        .results()
        .mapToLong(at -> Long.parseLong(at.group(1)))
        .max()
        .orElse(0);
  }

  private static List<String> command(Kind kind, Path folder, Path found) throws IOException {
    Target target = kind.target();
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    int number = 0;
    for (byte[] seed : target.seeds()) {
      Files.write(seeds.resolve("seed-" + number++), seed);
    }
    Path words = Files.writeString(folder.resolve("words"), dictionary(target.words()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx1g", "--add-modules", "jdk.incubator.vector", "-Djava.awt.headless=true"));
    command.addAll(List.of("-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + JazzerTarget.class.getName());
    command.add("--target_args=" + kind.name());
    command.add("--instrumentation_includes=" + GUIDING);
    command.add("--instrumentation_excludes=nnet.model.**:nnet.runtime.kernel.**");
    command.add("--keep_going=50");
    command.add("--reproducer_path=" + found);
    command.addAll(List.of("-artifact_prefix=" + found + "/", "-dict=" + words));
    command.addAll(List.of("-max_total_time=" + SECONDS, "-seed=" + SEED));
    command.add("-timeout=300"); // by the clock, for what never ends; Bounded tells what is slow
    command.addAll(List.of("-max_len=16384", "-rss_limit_mb=0", "-print_final_stats=1"));
    command.add("-report_slow_units=60"); // the first ones load classes
    command.add(Files.createDirectories(folder.resolve("corpus")).toString());
    command.add(seeds.toString());
    if (Files.isDirectory(Corpus.folder(kind))) {
      command.add(Corpus.folder(kind).toString());
    }
    return command;
  }

  /** As libFuzzer reads it. */
  private static String dictionary(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      text.append('"');
      for (byte each : Mutator.bytes(word)) {
        boolean plain = each >= ' ' && each <= '~' && each != '"' && each != '\\';
        text.append(plain ? "" + (char) each : "\\x%02X".formatted(each));
      }
      text.append("\"\n");
    }
    return text.toString();
  }
}
