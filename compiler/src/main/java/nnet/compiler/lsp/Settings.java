package nnet.compiler.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nnet.compiler.ide.Hint;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * What a user has switched off, as {@code {"inlayHints": {"shapes": true, "parameters": false},
 * "codeLens": {"enabled": true}}}: all is on that is not said.
 */
final class Settings {
  private static final String SECTION = "nnet";

  private volatile boolean shapes = true;
  private volatile boolean parameters = true;
  private volatile boolean lenses = true;

  Set<Hint.Kind> hints() {
    Set<Hint.Kind> some = shapes ? Set.of(Hint.Kind.SHAPE, Hint.Kind.TYPE) : Set.of();
    return parameters && shapes
        ? Set.of(Hint.Kind.values())
        : parameters ? Set.of(Hint.Kind.PARAMETERS) : some;
  }

  boolean lenses() {
    return lenses;
  }

  /** Asks the editor, if it can be asked. */
  CompletableFuture<Void> ask(LanguageClient client) {
    ConfigurationItem item = new ConfigurationItem();
    item.setSection(SECTION);
    return client
        .configuration(new ConfigurationParams(List.of(item)))
        .thenAccept(answers -> read(answers.isEmpty() ? null : answers.getFirst()));
  }

  void read(@Nullable Object settings) {
    if (settings instanceof JsonObject object) {
      JsonElement own = object.has(SECTION) ? object.get(SECTION) : object;
      shapes = isOn(own, "inlayHints", "shapes");
      parameters = isOn(own, "inlayHints", "parameters");
      lenses = isOn(own, "codeLens", "enabled");
    }
  }

  private static boolean isOn(JsonElement settings, String group, String name) {
    JsonElement parts = member(settings, group);
    JsonElement value = parts == null ? null : member(parts, name);
    return value == null || !value.isJsonPrimitive() || value.getAsBoolean();
  }

  private static @Nullable JsonElement member(JsonElement object, String name) {
    return object.isJsonObject() ? object.getAsJsonObject().get(name) : null;
  }
}
