package nnet.compiler.emit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** What stands beside a jar in repositories of Java, and what editors show of its classes. */
public final class SourceJars {
  private static final String MANIFEST = "Manifest-Version: 1.0\r\n\r\n";

  private SourceJars() {}

  public static void writeSources(OutputStream out, Emitted emitted) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    emitted
        .sources()
        .forEach((name, text) ->
            entries.put(name.replace('.', '/') + ".java", text.getBytes(StandardCharsets.UTF_8)));
    JarEntries.write(out, MANIFEST, entries);
  }

  /** The pages that tell programmers what the classes are. */
  public static void writeJavadoc(OutputStream out, Emitted emitted) throws IOException {
    JarEntries.write(out, MANIFEST, Javadoc.pages(emitted));
  }
}
