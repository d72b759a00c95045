package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nnet.examples.run.Service;
import nnet.examples.run.Serving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One model serves many threads, virtual ones and others: every bit of every result is right, and
 * nothing grows. A thread that lives for one request takes no memory for the network's arithmetic.
 */
final class ServingTest {
  private static final List<String> NETWORKS =
      List.of(
          "start/spiral.nnet",
          "vision/augmented.nnet",
          "sequence/sine.nnet",
          "src/test/resources/nnet/examples/broad.nnet");

  /** Of each network, in milliseconds. */
  private static final int TIME = Integer.getInteger("nnet.serve", 600);

  /** What the JVM itself takes: for threads that it puts aside, each time, and to make one. */
  private static final long ASIDE = 500_000;

  private static final long EACH_TIME = 100;
  private static final long THREAD = 8_000;
  private static final long HEAP = 4_000_000;

  @TempDir Path folder;

  private List<Service> serve(List<String> options) throws IOException, InterruptedException {
    List<Service> services =
        CompiledFolder.of(folder, NETWORKS)
            .run(options, Serving.class, List.of(Integer.toString(TIME)))
            .stream()
            .filter(line -> line.contains("\t"))
            .map(Service::of)
            .toList();
    assertThat(services).hasSize(NETWORKS.size());
    for (Service service : services) {
      assertThat(service.wrong()).as(service.toString()).isZero();
      assertThat(service.threads()).isEqualTo(Service.VIRTUAL + Service.PLATFORM);
      assertThat(service.growth()).as(service.toString()).isLessThan(HEAP);
    }
    return services;
  }

  @Test
  void everyResultIsRight() throws IOException, InterruptedException {
    List<Service> services = serve(CompiledFolder.VECTORS);
    TrustRows.write("many-threads", services.stream().map(ServingTest::served).toList());
  }

  /** HotSpot's first compiler removes no object, so that what is seen holds for any code of it. */
  @Test
  void nothingIsAllocated() throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(CompiledFolder.VECTORS);
    options.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dnnet.kernels=scalar"));
    List<Service> services = serve(options);
    for (Service service : services) {
      assertThat(service.allocated())
          .as(service.toString())
          .isLessThan(ASIDE + EACH_TIME * service.measured());
      assertThat(service.perRequest()).as(service.toString()).isLessThan(THREAD);
    }
    TrustRows.write("memory", services.stream().map(ServingTest::taken).toList());
  }

  private static String served(Service service) {
    return TrustRows.row(
        "many threads",
        "%s, %d virtual and %d platform"
            .formatted(service.network(), Service.VIRTUAL, Service.PLATFORM),
        String.format(
            Locale.ROOT,
            "%,d predictions in %.1f s, %d wrong",
            service.predictions(),
            service.millis() / 1e3,
            service.wrong()));
  }

  private static String taken(Service service) {
    return TrustRows.row(
        "memory of threads",
        "%s, %d virtual and %d platform"
            .formatted(service.network(), Service.VIRTUAL, Service.PLATFORM),
        String.format(
            Locale.ROOT,
            "%,d bytes for %,d predictions; %,d for a virtual thread that makes one",
            service.allocated(),
            service.measured(),
            service.perRequest()));
  }
}
