package nnet.benchmarks.run;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Has the {@code .nnet} files of the workloads compiled, in a process of its own. */
final class NetworkCompilation {
  private NetworkCompilation() {}

  static void run(Home home, List<Item> items) throws IOException, InterruptedException {
    String classPath =
        home.classPath("nnet").orElseThrow(() -> new IOException("nnet could not be built"));
    Process process =
        new ProcessBuilder(
                Jvm.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                "nnet.benchmarks.nnet.CompileNetworks",
                home.networks().toString(),
                home.compiled().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
      for (Item item : items) {
        in.write(item.workload() + "\n");
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException("the networks could not be compiled");
    }
  }
}
