package nnet.compiler.manual;

import java.util.List;
import java.util.Locale;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;

/** The page of one file of the standard library. */
final class LibraryPage {
  private final StringBuilder text = new StringBuilder();

  private LibraryPage() {}

  static String of(String name, List<LibraryEntry> entries) {
    LibraryPage page = new LibraryPage();
    page.text.append("# ").append(Character.toUpperCase(name.charAt(0)));
    page.text.append(name.substring(1).toLowerCase(Locale.ROOT)).append("\n");
    entries.forEach(entry -> page.add(entry, Slopes.of(entry.definition())));
    return page.text.toString();
  }

  /** One entry by itself, for a terminal, which shows no formulas in TeX. */
  static String entry(LibraryEntry entry) {
    LibraryPage page = new LibraryPage();
    page.add(entry, List.of());
    return page.text.toString().strip() + "\n";
  }

  private void add(LibraryEntry entry, List<String> slopes) {
    text.append("\n## ").append(entry.name()).append("\n\n");
    text.append(entry.prose()).append("\n\n");
    Fences.add(text, "text", entry.signature());
    options(entry.definition());
    formulas(slopes);
    Fences.addExample(text, entry.example());
    text.append("\nDefinition:\n\n");
    Fences.add(text, "nnet", entry.source());
  }

  private void options(Definition definition) {
    if (definition.options().isEmpty()) {
      return;
    }
    text.append("\n| option | type | default |\n|---|---|---|\n");
    for (OptionSyntax option : definition.options()) {
      String type = option.type() == null ? "number" : option.type().span().text();
      String initial = option.initial() == null ? "required" : option.initial().span().text();
      text.append("| `%s` | `%s` | `%s` |%n".formatted(option.name(), type, initial));
    }
  }

  private void formulas(List<String> slopes) {
    if (!slopes.isEmpty()) {
      text.append("\nDerived:\n\n");
      slopes.forEach(slope -> text.append("$$").append(slope).append("$$\n\n"));
    }
  }
}
