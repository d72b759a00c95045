package nnet.compiler.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nnet.compiler.elaborate.KnownWords;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static Set<String> names(Words.Kind kind) {
    return Words.of(kind).stream()
        .map(Words.Word::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everySettingIsExplained() {
    assertThat(names(Words.Kind.SETTING)).isEqualTo(new TreeSet<>(KnownWords.ofTraining()));
    assertThat(names(Words.Kind.LOOP)).isEqualTo(new TreeSet<>(KnownWords.ofGeneration()));
    assertThat(names(Words.Kind.ROW)).containsAll(KnownWords.ofData());
  }

  @Test
  void everyTypeIsExplained() {
    Set<String> types = new TreeSet<>(KnownWords.types());
    types.addAll(KnownWords.typesOfFields());
    assertThat(names(Words.Kind.TYPE)).isEqualTo(types);
  }

  @Test
  void everyFunctionOfCompileTimeIsExplained() {
    assertThat(names(Words.Kind.FUNCTION)).isEqualTo(new TreeSet<>(KnownWords.functions()));
  }
}
