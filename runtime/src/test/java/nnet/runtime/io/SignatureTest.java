package nnet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static Map<String, String> written(List<Entry> entries) {
    Schema schema =
        new Schema(
            "Words",
            "words.nnet",
            new Schema.Origin("0.1.0", ""),
            List.of(),
            0,
            List.of(),
            0,
            entries,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of());
    Map<String, String> metadata = new TreeMap<>();
    Signature.write(schema, metadata);
    return metadata;
  }

  @Test
  void tellsTypesAsTheLanguageWritesThem() {
    Slot age = new Slot("age", Slot.Kind.INPUT, List.of(), true, 0, 0);
    Slot word = new Slot("word", Slot.Kind.INPUT, List.of(512, 3), true, 1, 11, List.of("T", ""));
    Slot length = new Slot("T", Slot.Kind.LENGTH, List.of(), true, 2, 513);
    Slot before = new Slot("memory", Slot.Kind.CARRIED, List.of(4), true, 3, 0);
    Slot chance = new Slot("chance", Slot.Kind.OUTPUT, List.of(2), true, 7, 0);
    Entry predict =
        new Entry("predict", 9, 0, 0, List.of(age, word, length, before), List.of(chance, before));
    assertThat(written(List.of(predict)))
        .isEqualTo(
            Map.of(
                "input age", "f32",
                "input word", "class(11)[T <= 512, 3]",
                "output chance", "f32[2]"));
  }

  @Test
  void aNetworkThatPredictsNothingHasNone() {
    assertThat(written(List.of())).isEmpty();
  }
}
