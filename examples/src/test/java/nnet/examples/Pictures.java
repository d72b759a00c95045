package nnet.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pictures of pages: {@code pictures/seeds-roc.svg} is {@code roc.svg} of the run {@code
 * runs/seeds}.
 */
public final class Pictures {
  private static final Pattern PICTURE = Pattern.compile("\\]\\(pictures/([\\w-]+)\\.svg\\)");
  private static final Pattern PLACES =
      Pattern.compile(
          "\\b(x|y|x1|x2|y1|y2|cx|cy|r|d|width|height|points|transform|xlink:href)=\"[^\"]*\"");

  private Pictures() {}

  /**
   * What was drawn of the pictures that a page shows, by their names.
   *
   * @param folder where its commands were run
   */
  public static Map<String, String> drawn(String page, Path folder) throws IOException {
    Map<String, String> drawn = new TreeMap<>();
    for (MatchResult link : PICTURE.matcher(page).results().toList()) {
      String name = link.group(1);
      int dash = name.indexOf('-');
      Path run = folder.resolve("runs").resolve(name.substring(0, dash));
      String file = name.substring(dash + 1) + ".svg";
      for (Path place : new Path[] {run, run.resolve("explain"), run.resolve("plots")}) {
        if (Files.exists(place.resolve(file))) {
          drawn.put(name, relative(Files.readString(place.resolve(file)), folder));
        }
      }
      if (!drawn.containsKey(name)) {
        throw new AssertionError("no command has drawn " + file + " in " + run);
      }
    }
    return drawn;
  }

  /** As from the project's folder. */
  public static String relative(String text, Path folder) {
    return text.replace(SharedData.project() + "/", "").replace(folder + "/", "");
  }

  /** Without places: where letters stand depends on the fonts of a machine. */
  public static String shapes(String svg) {
    return PLACES.matcher(svg).replaceAll("$1").replaceAll("\\s+", " ");
  }

  /** The names of the pictures that a page links to. */
  public static Set<String> shown(String page) {
    return new TreeSet<>(PICTURE.matcher(page).results().map(link -> link.group(1)).toList());
  }

  /** The names of the pictures in a folder, which may lack. */
  public static Set<String> in(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new TreeSet<>(
          files.map(file -> file.getFileName().toString().replace(".svg", "")).toList());
    }
  }
}
