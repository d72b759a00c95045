package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nnet.runtime.gallery.Exhibit;
import nnet.runtime.gallery.Kind;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.plot.Picture;
import nnet.runtime.progress.Measures;

/** Writes pictures, and says which numbers they show. */
final class PictureFiles {
  static final Option KIND =
      new Option("kind", "KINDS", "only these: " + String.join(",", Kind.words()));
  static final Option OUT = new Option("out", "DIR", "takes the pictures (default: RUN/plots)");
  static final Option IMAGE = new Option("image", "both|svg|png", "files of one kind only");

  /** More numbers than these are for programs; a person is told the mean of all classes. */
  private static final int MOST_NUMBERS = 5;

  private PictureFiles() {}

  /** A small jar comes without what draws. */
  static boolean canDraw() {
    return Library.CHARTS.isThere() && Library.SVG.isThere();
  }

  static void requireLibraries() {
    if (!canDraw()) {
      throw new UserError(
          "this jar comes without JFreeChart and Batik, which draw; use nnet plot, or put them"
              + " on the class path");
    }
  }

  static Set<Kind> kinds(Arguments arguments) {
    Optional<String> wanted = arguments.text("kind");
    if (wanted.isEmpty()) {
      return Arrays.stream(Kind.values()).filter(Kind::isUsual).collect(Collectors.toSet());
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String word : wanted.get().split(",", -1)) {
      kinds.add(Kind.of(word.strip()).orElseThrow(() -> unknown(word.strip())));
    }
    return kinds;
  }

  private static UserError unknown(String word) {
    return UserError.usage(
        "there is no kind `%s`%s\n  help: kinds are %s"
            .formatted(
                word, Suggestion.suffix(word, Kind.words()), String.join(", ", Kind.words())));
  }

  static void write(List<Exhibit> exhibits, Arguments arguments, Path usual, PrintStream out) {
    Path folder = arguments.path("out").orElse(usual);
    List<String> endings = endings(arguments);
    exhibits.forEach(each -> save(folder.resolve(each.name()), each.picture(), endings));
    if (arguments.choice("format", List.of("human", "json")).equals("json")) {
      out.println(Json.write(json(exhibits, folder, endings)));
    } else {
      exhibits.forEach(exhibit -> print(exhibit, endings, out));
      out.println("written to " + folder);
    }
  }

  static List<String> endings(Arguments arguments) {
    String wanted = arguments.choice("image", List.of("both", "svg", "png"));
    return wanted.equals("both") ? List.of("svg", "png") : List.of(wanted);
  }

  /**
   * @param file without its ending
   */
  static void save(Path file, Picture picture, List<String> endings) {
    if (endings.contains("svg")) {
      AtomicFile.write(Path.of(file + ".svg"), picture.svg());
    }
    if (endings.contains("png")) {
      byte[] png = picture.png();
      AtomicFile.write(Path.of(file + ".png"), to -> to.write(png));
    }
  }

  private static void print(Exhibit exhibit, List<String> endings, PrintStream out) {
    boolean all =
        exhibit.numbers().size() <= MOST_NUMBERS
            || exhibit.numbers().keySet().stream().allMatch(name -> name.contains("."));
    String numbers =
        exhibit.numbers().entrySet().stream()
            .filter(number -> all || !number.getKey().contains("."))
            .map(number -> number.getKey() + " " + Measures.number(number.getValue()))
            .collect(Collectors.joining("  "));
    String files = exhibit.name() + "." + String.join(", .", endings);
    out.println("  %-28s  %s".formatted(files, numbers).stripTrailing());
  }

  private static Map<String, Object> json(
      List<Exhibit> exhibits, Path folder, List<String> endings) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("out", folder.toString());
    List<Map<String, Object>> pictures = new ArrayList<>();
    for (Exhibit exhibit : exhibits) {
      Map<String, Object> picture = new LinkedHashMap<>();
      picture.put("kind", exhibit.kind().word());
      picture.put("output", exhibit.subject());
      picture.put("files", endings.stream().map(end -> exhibit.name() + "." + end).toList());
      picture.put("numbers", exhibit.numbers());
      pictures.add(picture);
    }
    all.put("pictures", pictures);
    return all;
  }
}
