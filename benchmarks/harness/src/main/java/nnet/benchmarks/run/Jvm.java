package nnet.benchmarks.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How processes of engines are started: alike, but for what each needs to be at its best. */
final class Jvm {
  /** What a machine may export and what would then slow or favour one of them. */
  private static final List<String> CLEARED =
      List.of("OPENBLAS_", "OMP_", "MKL_", "GOTO_", "KMP_", "MALLOC_", "TF_", "JAVA_TOOL_OPTIONS");

  private static final String HOME = "nnet.home";

  private Jvm() {}

  static ProcessBuilder builder(
      Peer peer,
      List<String> options,
      String classPath,
      int threads,
      Class<?> program,
      List<String> words) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Dnnet.threads=" + threads));
    command.addAll(List.of("-D" + HOME + "=" + System.getProperty(HOME, "."), "-cp", classPath));
    command.add(program.getName());
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    setUp(builder.environment(), peer, threads);
    return builder;
  }

  private static void setUp(Map<String, String> environment, Peer peer, int threads) {
    environment.keySet().removeIf(name -> CLEARED.stream().anyMatch(name::startsWith));
    for (String library : List.of("OMP", "OPENBLAS", "MKL")) {
      environment.put(library + "_NUM_THREADS", Integer.toString(threads));
    }
    environment.putAll(peer.environment());
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
