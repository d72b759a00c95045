package nnet.compiler.resolve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.parse.Parser;

/** The standard library: definitions in the language itself. */
public final class Library {
  /** Its files, in the order in which a reader should meet them. */
  public static final List<String> FILES =
      List.of(
          "functions.nnet",
          "activations.nnet",
          "initializers.nnet",
          "layers.nnet",
          "convolution.nnet",
          "pooling.nnet",
          "spatial.nnet",
          "normalization.nnet",
          "regularization.nnet",
          "augmentation.nnet",
          "recurrent.nnet",
          "blocks.nnet",
          "attention.nnet",
          "losses.nnet",
          "metrics.nnet",
          "optimizers.nnet",
          "constraints.nnet",
          "schedules.nnet");

  private static final String PREFIX = "std/";

  private Library() {}

  /** Whether a file belongs to the library rather than to the user. */
  public static boolean owns(SourceFile file) {
    if (!file.name().startsWith(PREFIX)) {
      return false;
    }
    SourceFile ours = Holder.SOURCES.get(file.name());
    return ours != null && ours.text().equals(file.text());
  }

  /** All definitions; the texts are parsed once. */
  public static List<Declaration.Definition> definitions() {
    return Holder.DEFINITIONS;
  }

  private static final class Holder {
    static final Map<String, SourceFile> SOURCES = sources();
    static final List<Declaration.Definition> DEFINITIONS = load();

    private static Map<String, SourceFile> sources() {
      Map<String, SourceFile> sources = new LinkedHashMap<>();
      FILES.forEach(name -> sources.put(PREFIX + name, read(name)));
      return Collections.unmodifiableMap(sources);
    }

    private static List<Declaration.Definition> load() {
      List<Declaration.Definition> all = new ArrayList<>();
      Diagnostics diagnostics = new Diagnostics();
      for (SourceFile source : SOURCES.values()) {
        for (Declaration declaration : Parser.parse(source, diagnostics).declarations()) {
          if (declaration instanceof Declaration.Definition definition) {
            all.add(definition);
          }
        }
      }
      if (diagnostics.hasErrors()) {
        throw new IllegalStateException("the standard library: " + diagnostics.sorted());
      }
      return List.copyOf(all);
    }
  }

  private static SourceFile read(String name) {
    try (InputStream stream = Library.class.getResourceAsStream("/nnet/std/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("the standard library lacks " + name);
      }
      return new SourceFile(
          PREFIX + name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
