package nnet.compiler.diagnostic.render;

import java.util.List;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Fix;
import nnet.compiler.diagnostic.Label;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * An array of objects, one a diagnostic; lines and columns count from 1, columns in UTF-16 units.
 */
public final class JsonRenderer implements Renderer {
  @Override
  public String render(List<Diagnostic> diagnostics) {
    JsonWriter json = new JsonWriter();
    json.lines(
        diagnostics,
        diagnostic -> {
          json.newLine();
          json.object(() -> members(json, diagnostic));
        });
    return json.toString();
  }

  private static void members(JsonWriter json, Diagnostic diagnostic) {
    member(json, "code", diagnostic.code().text());
    member(json, "severity", diagnostic.severity().word());
    member(json, "message", diagnostic.message());
    place(json, diagnostic.span());
    json.name("labels");
    json.array(diagnostic.labels(), label -> json.object(() -> label(json, label)));
    json.name("notes");
    json.array(diagnostic.notes(), json::string);
    member(json, "help", diagnostic.help());
    json.name("fix");
    Fix fix = diagnostic.fix();
    if (fix == null) {
      json.string(null);
    } else {
      json.object(() -> fix(json, fix));
    }
  }

  private static void label(JsonWriter json, Label label) {
    place(json, label.span());
    member(json, "message", label.text());
  }

  private static void fix(JsonWriter json, Fix fix) {
    member(json, "title", fix.title());
    place(json, fix.span());
    member(json, "replacement", fix.replacement());
  }

  private static void place(JsonWriter json, Span span) {
    SourceFile file = span.file();
    member(json, "file", file.name());
    position(json, "start", file, span.start());
    position(json, "end", file, span.end());
  }

  private static void position(JsonWriter json, String name, SourceFile file, int offset) {
    json.name(name);
    json.object(() -> {
      json.name("line");
      json.number(file.line(offset));
      json.name("column");
      json.number(file.column(offset));
    });
  }

  private static void member(JsonWriter json, String name, @Nullable String value) {
    json.name(name);
    json.string(value);
  }
}
