package nnet.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OptionsTest {

  private static Options options(String line) {
    return Options.parse(line.isEmpty() ? new String[0] : line.split(" ", -1));
  }

  @Test
  void withoutWordsAllIsMeasuredButGrowth() {
    Options options = options("");
    assertThat(Suite.all()).allMatch(item -> options.wants(item) != Growth.isOne(item));
    assertThat(options.wants(StartContest.NAME)).isTrue();
    assertThat(Suite.all())
        .filteredOn(options("growth")::wants)
        .allMatch(Growth::isOne)
        .isNotEmpty();
    assertThat(Peers.ALL).allMatch(options::wants);
    assertThat(options.threads()).containsExactly(1, 2);
  }

  @Test
  void namesMayBeBeginnings() {
    Options options = options("mlp --threads 2 --only nnet,pytorch --rounds 3 --cpu-time");
    assertThat(Suite.all().stream().filter(options::wants).map(Item::name))
        .containsExactly("mlp-rmsprop", "mlp-adam");
    assertThat(options.threads()).containsExactly(2);
    assertThat(options.only()).isEqualTo(List.of("nnet", "pytorch"));
    assertThat(options.rounds()).isEqualTo(3);
    assertThat(options.cpuTime()).isTrue();
  }

  @Test
  void profilesAreOfNnet() {
    assertThat(options("cnn --profile").only()).containsExactly("nnet");
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> options("--fast")).hasMessage("there is no option --fast; see --help");
    assertThatThrownBy(() -> options("--rounds")).hasMessage("--rounds needs a value");
  }
}
