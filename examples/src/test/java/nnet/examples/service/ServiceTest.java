package nnet.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import nnet.examples.SharedData;
import nnet.runtime.model.Model;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service builds, starts, answers as its model does, and changes its model while it answers.
 */
final class ServiceTest {
  private static final Pattern XML =
      Pattern.compile("^```xml\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final String QUESTION = "/rent?area=70&rooms=3&district=north";
  private static final Map<String, Object> FLAT =
      Map.of("area", 70, "rooms", 3, "district", "north");

  @TempDir static Path room;
  private static MavenProject project;
  private static RentModels models;
  private static RunningService service;
  private static Path network;

  @BeforeAll
  static void buildAndStart() throws Exception {
    project = MavenProject.copy(SharedData.project().resolve("examples/service"), room);
    MavenProject.Result build = project.run("package");
    assertThat(build.exitCode()).as(build.output()).isZero();
    network = project.folder().resolve("src/main/nnet/rents.nnet");
    models = new RentModels(Files.createDirectory(room.resolve("models")));
    String text = Files.readString(network).replace("epochs: 60", "epochs: 5");
    models.add("rents-1.jar", network, text);
    models.add("rents-2.jar", network, text.replace("dense(16)", "dense(8)"));
    models.add("other.jar", network, text.replace("price", "cost"));
    Path jar = project.folder().resolve("target/rent-service.jar");
    service = RunningService.start(jar, models.folder(), "rents-1.jar");
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
  }

  private static String answer(String jar) {
    return models.price(jar, FLAT) + " says " + jar;
  }

  @Test
  void aRecordIsPredicted() {
    service.post("/model", "rents-1.jar");
    assertThat(service.get(QUESTION)).isEqualTo(answer("rents-1.jar"));
    Map<String, Object> known = Map.of("area", 70, "rooms", 3, "year", 1990, "district", "north");
    assertThat(service.get(QUESTION + "&year=1990"))
        .isEqualTo(models.price("rents-1.jar", known) + " says rents-1.jar")
        .isNotEqualTo(answer("rents-1.jar"));
  }

  @Test
  void theModelChangesWhileEightThreadsPredict() throws Exception {
    List<String> right = List.of(answer("rents-1.jar"), answer("rents-2.jar"));
    assertThat(right.getFirst()).isNotEqualTo(right.getLast());
    AtomicBoolean ended = new AtomicBoolean();
    List<Future<Integer>> counts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        counts.add(threads.submit(() -> asked(right, ended)));
      }
      try {
        for (int swap = 0; swap < 20; swap++) {
          String jar = swap % 2 == 0 ? "rents-2.jar" : "rents-1.jar";
          assertThat(service.post("/model", jar)).isEqualTo(jar + " serves now");
          assertThat(service.get(QUESTION)).endsWith(" says " + jar);
        }
      } finally {
        ended.set(true);
      }
    }
    for (Future<Integer> count : counts) {
      assertThat(count.get()).isPositive();
    }
  }

  /** How often it answered; each answer is one of the right ones. */
  private static int asked(List<String> right, AtomicBoolean ended) {
    int count = 0;
    while (!ended.get()) {
      assertThat(service.get(QUESTION)).isIn(right);
      count++;
    }
    return count;
  }

  @Test
  void driftIsReported() {
    service.post("/model", "rents-2.jar");
    for (int i = 0; i < 200; i++) {
      service.get("/rent?area=" + (200 + i) + "&rooms=3&year=1990&district=north");
    }
    assertThat(service.get("/drift")).startsWith("drifted: ").contains("in 200 rows", "area");
  }

  @Test
  void whatIsWrongIsSaidAndChangesNothing() {
    String before = service.get(QUESTION);
    assertThat(service.post("/model", "other.jar"))
        .startsWith("400: ")
        .contains("was compiled for");
    assertThat(service.post("/model", "rents-3.jar")).startsWith("400: ").contains("no file");
    assertThat(service.post("/model", "../rents-1.jar")).contains("named by its file");
    assertThat(service.get("/rent?area=large&district=north")).contains("area is a number");
    assertThat(service.get("/rent?rooms=3&district=north")).startsWith("400: ").contains("an area");
    assertThat(service.get(QUESTION)).isEqualTo(before);
  }

  @Test
  void aModuleNeedsTheRuntimeAlone() throws Exception {
    Path runtime = MavenProject.place(Model.class);
    ModularProgram program = ModularProgram.compile(room, runtime);
    String price = String.valueOf(models.price("rents-1.jar", FLAT));
    List<String> alone =
        program.run(models.folder().resolve("rents-1.jar"), "--limit-modules", "asking");
    assertThat(alone).first().isEqualTo(price);
    assertThat(alone).last().asString().contains("nnet.runtime").doesNotContain("java.desktop");
    assertThat(
            program.run(
                models.folder().resolve("rents-1.jar"), "--add-modules", "jdk.incubator.vector"))
        .contains(price);
  }

  @Test
  void aMistakeInTheNetworkEndsTheBuildWithItsPlace() throws Exception {
    MavenProject broken =
        MavenProject.copy(
            SharedData.project().resolve("examples/service"),
            Files.createDirectory(room.resolve("broken")));
    Path file = broken.folder().resolve("src/main/nnet/rents.nnet");
    Files.writeString(file, Files.readString(file).replace("tanh", "tanhh"));
    MavenProject.Result build = broken.run("compile");
    assertThat(build.exitCode()).isNotZero();
    assertThat(build.output()).contains("rents.nnet:6:", "did you mean `tanh`?", "BUILD FAILURE");
  }

  @Test
  void theDocumentShowsItsBuild() throws IOException {
    Path folder = SharedData.project();
    String pom = plain(Files.readString(folder.resolve("examples/service/pom.xml")));
    String page = Files.readString(folder.resolve("docs/java.md"));
    List<String> shown = XML.matcher(page).results().map(block -> plain(block.group(1))).toList();
    assertThat(shown).hasSizeGreaterThan(1).allMatch(pom::contains);
  }

  /** Without indentation. */
  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
