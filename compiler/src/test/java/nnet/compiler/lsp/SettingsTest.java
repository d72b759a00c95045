package nnet.compiler.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import nnet.compiler.ide.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static Settings read(String json) {
    Settings settings = new Settings();
    settings.read(JsonParser.parseString(json));
    return settings;
  }

  @ParameterizedTest
  @CsvSource({"shapes, SHAPE", "types, TYPE", "parameters, PARAMETERS"})
  void eachKindOfHintHasItsSwitch(String name, Hint.Kind kind) {
    assertThat(read("{\"inlayHints\": {\"" + name + "\": false}}").hints())
        .hasSize(Hint.Kind.values().length - 1)
        .doesNotContain(kind);
  }

  @Test
  void theSectionMayBeNamedOrNot() {
    assertThat(read("{\"codeLens\": {\"enabled\": false}}").lenses()).isFalse();
    assertThat(read("{\"nnet\": {\"codeLens\": {\"enabled\": false}}}").lenses()).isFalse();
  }

  @Test
  void allIsOnThatIsNotSaid() {
    for (String json : new String[] {"{}", "null", "[]", "{\"inlayHints\": 3}", "{\"nnet\": {}}"}) {
      assertThat(read(json).hints()).containsExactlyInAnyOrder(Hint.Kind.values());
      assertThat(read(json).lenses()).isTrue();
    }
  }

  @Test
  void whatIsSaidLaterCounts() {
    Settings settings = read("{\"inlayHints\": {\"types\": false}}");
    settings.read(JsonParser.parseString("{\"inlayHints\": {\"shapes\": false}}"));
    assertThat(settings.hints()).containsExactlyInAnyOrder(Hint.Kind.TYPE, Hint.Kind.PARAMETERS);
  }
}
