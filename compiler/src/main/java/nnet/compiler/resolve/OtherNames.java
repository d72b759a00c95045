package nnet.compiler.resolve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nnet.compiler.op.Operators;

/**
 * What other systems call things of the library: as the documentation of each says, and as a list
 * of what it does not say.
 */
public final class OtherNames {
  private static final Pattern SAID =
      Pattern.compile("\\b(Keras|PyTorch)[:,] ([\\w.]+(?:, [A-Z][\\w.]*)*)(?=[.,;(]|$|(?<=[.]))");

  private static final Pattern NAME = Pattern.compile("(?:\\w+\\.)*(\\w+)[.]?");
  private static final Pattern DIMENSIONS = Pattern.compile("[123]d$");

  private OtherNames() {}

  /**
   * @param system whose name it is
   * @param ours what it is called here
   */
  public record Entry(String system, String theirs, String ours) {}

  /** How much of a name counts, and all there are by what counts of theirs. */
  private record Form(UnaryOperator<String> counted, Map<String, List<Entry>> entries) {
    static Form of(UnaryOperator<String> counted, List<Entry> all) {
      return new Form(
          counted,
          all.stream()
              .distinct()
              .collect(Collectors.groupingBy(entry -> counted.apply(entry.theirs()))));
    }

    List<Entry> of(String name) {
      return entries.getOrDefault(counted.apply(name), List.of());
    }
  }

  private static final class Holder {
    static final List<Entry> LISTED = listed();
    static final List<Entry> ALL = all();

    /** All of it, no case, no dimensions. */
    static final List<Form> FORMS =
        List.of(
            Form.of(UnaryOperator.identity(), ALL),
            Form.of(OtherNames::plain, ALL),
            Form.of(OtherNames::bare, ALL));

    private static List<Entry> all() {
      List<Entry> all = new ArrayList<>(documented());
      all.addAll(LISTED);
      return List.copyOf(all);
    }
  }

  public static List<Entry> all() {
    return Holder.ALL;
  }

  /** Those of the list only. */
  public static List<Entry> fromList() {
    return Holder.LISTED;
  }

  /** What an unknown name may stand for, of what is known here; the best fit first. */
  public static List<Entry> of(String name, Collection<String> known) {
    for (Form form : Holder.FORMS) {
      List<Entry> fits =
          form.of(name).stream().filter(entry -> known.contains(entry.ours())).toList();
      if (!fits.isEmpty()) {
        return fits;
      }
    }
    return List.of();
  }

  /** {@code PyTorch's Linear is `dense` here}. */
  public static String told(List<Entry> entries) {
    Map<String, TreeSet<String>> ours = new LinkedHashMap<>();
    for (Entry entry : entries) {
      ours.computeIfAbsent(entry.system() + "'s " + entry.theirs(), key -> new TreeSet<>())
          .add(entry.ours());
    }
    return ours.entrySet().stream()
        .map(each -> each.getKey() + " is `" + String.join("` or `", each.getValue()) + "` here")
        .collect(Collectors.joining("; "));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  private static String bare(String name) {
    return DIMENSIONS.matcher(plain(name)).replaceFirst("");
  }

  private static List<Entry> documented() {
    List<Entry> entries = new ArrayList<>();
    Library.definitions().forEach(d -> said(d.documentation(), d.name().text(), entries));
    Operators.callables()
        .forEach((name, operator) -> said(operator.documentation().source(), name, entries));
    return entries;
  }

  private static void said(String text, String ours, List<Entry> entries) {
    Matcher said = SAID.matcher(text);
    while (said.find()) {
      for (String part : said.group(2).split(", ", -1)) {
        Matcher name = NAME.matcher(part);
        if (name.matches() && !name.group(1).equals(ours)) {
          entries.add(new Entry(said.group(1), name.group(1), ours));
        }
      }
    }
  }

  private static List<Entry> listed() {
    List<Entry> entries = new ArrayList<>();
    try (InputStream stream = OtherNames.class.getResourceAsStream("/nnet/other-names.txt")) {
      if (stream == null) {
        throw new IllegalStateException("the list of other names is missing");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
        String[] words = line.split(" ", -1);
        entries.add(new Entry(words[0], words[1], words[2]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }
}
