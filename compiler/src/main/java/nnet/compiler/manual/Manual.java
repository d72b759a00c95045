package nnet.compiler.manual;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nnet.runtime.data.generate.Generator;
import nnet.runtime.data.generate.Generators;

/** The whole reference manual. */
public final class Manual {
  private static final String FIRST_PAGE =
      """
      # Reference

      Every layer, function, loss, optimizer and operator, with its definition, its derivative, the shapes of an
      example and the example itself, and every generator of data. These pages are made from the comments of the
      standard library, from the operators and the generators; the build fails if they are out of date.
      `docs/language.md` says what the constructs mean, `docs/conventions.md` how they compare with other libraries.

      | page | entries |
      |---|---|
      """;

  private Manual() {}

  /** Markdown by the name of its file; {@code README.md} leads to the others. */
  public static Map<String, String> pages() {
    Map<String, List<LibraryEntry>> library = grouped(LibraryEntry.all(), LibraryEntry::page);
    Map<String, List<OperatorEntry>> operators = grouped(OperatorEntry.all(), OperatorEntry::page);
    Map<String, String> pages = new LinkedHashMap<>();
    StringBuilder index = new StringBuilder(FIRST_PAGE);
    library.forEach((page, entries) -> {
      pages.put(page + ".md", LibraryPage.of(page, entries));
      line(index, page, entries.stream().map(LibraryEntry::name));
    });
    operators.forEach((page, entries) -> {
      pages.put(page + ".md", OperatorPage.of(page, entries));
      line(index, page, entries.stream().map(OperatorEntry::name));
    });
    pages.put(GeneratorPage.NAME + ".md", GeneratorPage.all());
    line(index, GeneratorPage.NAME, Generators.all().stream().map(Generator::name));
    pages.put("README.md", index.toString());
    return pages;
  }

  /** What the manual says of a name; the library comes before operators of the same name. */
  public static Optional<String> entry(String name) {
    Optional<String> library =
        LibraryEntry.all().stream()
            .filter(entry -> entry.name().equals(name))
            .map(LibraryPage::entry)
            .findFirst();
    return library
        .or(() ->
            OperatorEntry.all().stream()
                .filter(entry -> entry.name().equals(name))
                .map(OperatorPage::entry)
                .findFirst())
        .or(() -> Generators.named(name).map(GeneratorPage::entry));
  }

  /** All that there is an entry for. */
  public static Stream<String> names() {
    return Stream.of(
            LibraryEntry.all().stream().map(LibraryEntry::name),
            OperatorEntry.all().stream().map(OperatorEntry::name),
            Generators.all().stream().map(Generator::name))
        .flatMap(each -> each);
  }

  private static <E> Map<String, List<E>> grouped(List<E> entries, Function<E, String> page) {
    return entries.stream()
        .collect(Collectors.groupingBy(page, LinkedHashMap::new, Collectors.toList()));
  }

  private static void line(StringBuilder index, String page, Stream<String> names) {
    String links =
        names
            .map(name -> "[%s](%s.md#%s)".formatted(name, page, name))
            .collect(Collectors.joining(", "));
    index.append("| [%s](%s.md) | %s |%n".formatted(page.replace('-', ' '), page, links));
  }
}
