package nnet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.message.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReaderTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.json"), text);
  }

  @Test
  void readsWhatIsWritten() throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", "a \"quoted\" ± text");
    all.put("loss", 0.1 + 0.2);
    all.put("nothing", Double.NaN);
    all.put("better", true);
    all.put("names", List.of("a", "b"));
    all.put("inner", List.of(Map.of("x", 3)));
    JsonReader.Tree tree = JsonReader.read(file(Json.write(all)));
    assertThat(tree.names()).containsExactlyElementsOf(all.keySet());
    assertThat(tree.text("name")).isEqualTo("a \"quoted\" ± text");
    assertThat(tree.number("loss")).isEqualTo(0.1 + 0.2);
    assertThat(tree.number("nothing")).isNaN();
    assertThat(tree.flag("better")).isTrue();
    assertThat(tree.texts("names")).containsExactly("a", "b");
    assertThat(tree.trees("inner").getFirst().number("x")).isEqualTo(3);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThatThrownBy(() -> JsonReader.read(file("{\"a\": 1")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a.json is no JSON");
    assertThatThrownBy(() -> JsonReader.read(file("[1]"))).hasMessageContaining("not an object");
    JsonReader.Tree tree = JsonReader.read(file("{\"a\": \"x\"}"));
    assertThatThrownBy(() -> tree.number("a")).hasMessageContaining("`a` is not a number");
    assertThatThrownBy(() -> tree.text("b")).hasMessageContaining("`b` is not a text");
    assertThatThrownBy(() -> tree.trees("a")).hasMessageContaining("`a` is not a list");
  }
}
