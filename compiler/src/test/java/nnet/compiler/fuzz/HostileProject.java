package nnet.compiler.fuzz;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.project.Sources;
import nnet.compiler.source.SourceFile;

/**
 * A project with everything that an import can meet, and a folder beside it that no import may
 * reach. One of its files has another text each time.
 */
final class HostileProject {
  /** Part of every name beside the project: nothing that people are told has it. */
  private static final String SECRET = "outof7sight";

  private static final int MANY = 1_200;
  private static final int DEEP = 80;
  private static final String LAYERS =
      "layer shared(units: int)(x: f32[n]) = x -> dense(units) -> relu\n";

  private final Path root;
  private final Path outside;
  private final Path changed;
  private final List<String> read = new ArrayList<>();
  private SourceFile current = new SourceFile("", "");

  HostileProject() throws IOException {
    Path folder = DataNetwork.folder().toRealPath();
    outside = Files.createDirectories(folder.resolve(SECRET));
    root = Files.createDirectories(folder.resolve("project"));
    changed = write("nets/hostile.nnet", "");
    Files.writeString(outside.resolve(SECRET + ".nnet"), LAYERS);
    Files.createDirectories(root.resolve(".git"));
    write("nets/layers.nnet", LAYERS);
    write("shared.nnet", LAYERS);
    write("nets/broken.nnet", "layer shared(units: int)(x) {\n    y =\n    return x\n}\n");
    write("nets/circle.nnet", "import \"hostile.nnet\"\n" + LAYERS);
    write("nets/self.nnet", "import \"self.nnet\"\n" + LAYERS);
    write("nets/out.nnet", "import \"../../beside.nnet\"\n" + LAYERS);
    Files.writeString(folder.resolve("beside.nnet"), LAYERS);
    write("nets/colour\u001b[31m.nnet", LAYERS);
    Files.write(root.resolve("nets/bytes.nnet"), new byte[] {'/', '/', (byte) 0xC3, '\n'});
    Files.createDirectories(root.resolve("nets/folder.nnet"));
    Files.setPosixFilePermissions(write("nets/locked.nnet", LAYERS), Set.of());
    try (RandomAccessFile large =
        new RandomAccessFile(root.resolve("nets/large.nnet").toFile(), "rw")) {
      large.setLength(1L << 30);
    }
    links();
    crowds();
  }

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text);
  }

  private void links() throws IOException {
    link("leads-out.nnet", outside.resolve(SECRET + ".nnet"));
    link("leads-out", outside);
    link("leads-in.nnet", root.resolve("shared.nnet"));
    link("leads-nowhere.nnet", root.resolve("nothing.nnet"));
    link("leads-round.nnet", Path.of("leads-round.nnet"));
    link("endless.nnet", Path.of("/dev/zero"));
  }

  private void link(String name, Path to) throws IOException {
    Files.createSymbolicLink(root.resolve("nets").resolve(name), to);
  }

  private void crowds() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      write("many/" + i + ".nnet", "");
      all.append("import \"").append(i).append(".nnet\"\n");
    }
    write("many/all.nnet", all.toString());
    for (int i = 0; i < DEEP; i++) {
      write("deep/" + i + ".nnet", "import \"%d.nnet\"\n".formatted(i + 1));
    }
    write("deep/" + DEEP + ".nnet", LAYERS);
  }

  /** The file that is another one each time, with what lies beside it. */
  SourceFile file(String text) {
    read.clear();
    Sources sources = new Sources(this::opened);
    String name = "hostile.nnet";
    current = new SourceFile(name, text, sources.home(changed, name));
    return current;
  }

  /** Called for every file before it is read. */
  private Optional<SourceFile> opened(String address) {
    read.add(address);
    return address.equals(current.home().address()) ? Optional.of(current) : Optional.empty();
  }

  /** Nothing beside the project was read. */
  void requireInside() {
    String own = root.toUri().toString();
    for (String address : read) {
      if (!address.startsWith(own)) {
        throw new AssertionError(address + " was read");
      }
    }
  }

  /** Nothing that lies beside the project is told, unless the file knew it. */
  void requireUntold(String text) {
    if (text.contains(SECRET) && !current.text().contains(SECRET)) {
      throw new AssertionError("what lies beside the project is told: " + text);
    }
  }

  /** Networks that import, each in its own way. */
  static List<String> seeds() {
    String network =
        """
        import "layers.nnet"

        network N {
            input x: f32[4]
            output y = x -> shared(3)
        }
        """;
    List<String> seeds = new ArrayList<>(List.of(network));
    for (String statement : imports()) {
      seeds.add(network.replace("import \"layers.nnet\"", statement));
    }
    seeds.add(String.join("\n", imports()) + "\n" + network);
    return seeds;
  }

  static List<String> imports() {
    return List.of(
        "import \"../shared.nnet\"",
        "import \"../../" + SECRET + "/" + SECRET + ".nnet\"",
        "import \"../../../../../../../../etc/passwd\"",
        "import \"/etc/passwd.nnet\"",
        "import \"leads-out.nnet\"",
        "import \"leads-out/layers.nnet\"",
        "import \"leads-out\"",
        "import \"leads-out/../layers.nnet\"",
        "import \"leads-in.nnet\"",
        "import \"leads-nowhere.nnet\"",
        "import \"leads-round.nnet\"",
        "import \"endless.nnet\"",
        "import \"circle.nnet\"",
        "import \"self.nnet\"",
        "import \"hostile.nnet\"",
        "import \"out.nnet\"",
        "import \"broken.nnet\"",
        "import \"bytes.nnet\"",
        "import \"large.nnet\"",
        "import \"locked.nnet\"",
        "import \"folder.nnet\"",
        "import \"layer.nnet\"",
        "import \"colour.nnet\"",
        "import \"layers.nnet/x.nnet\"",
        "import \"../many/all.nnet\"",
        "import \"../deep/0.nnet\"");
  }
}
