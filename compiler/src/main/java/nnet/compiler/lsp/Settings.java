package nnet.compiler.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import nnet.compiler.ide.Hint;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * What a user has switched off, as {@code {"inlayHints": {"shapes": true, "types": true,
 * "parameters": false}, "codeLens": {"enabled": true}}}: all is on that is not said.
 */
final class Settings {
  private static final String SECTION = "nnet";

  private volatile Set<Hint.Kind> hints = Set.of(Hint.Kind.values());
  private volatile boolean lenses = true;

  Set<Hint.Kind> hints() {
    return hints;
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
      hints =
          Arrays.stream(Hint.Kind.values())
              .filter(kind -> isOn(own, "inlayHints", name(kind)))
              .collect(Collectors.toUnmodifiableSet());
      lenses = isOn(own, "codeLens", "enabled");
    }
  }

  private static String name(Hint.Kind kind) {
    return switch (kind) {
      case SHAPE -> "shapes";
      case TYPE -> "types";
      case PARAMETERS -> "parameters";
    };
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
