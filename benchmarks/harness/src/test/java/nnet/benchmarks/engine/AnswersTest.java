package nnet.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AnswersTest {

  @Test
  void answersAreToldFromWhatLibrariesPrint() {
    assertThat(Answers.isOne("oneDNN custom operations are on")).isFalse();
    String line = Answers.line("ok 3");
    assertThat(Answers.isOne(line)).isTrue();
    assertThat(Answers.text(line)).isEqualTo("ok 3");
  }

  @Test
  void roundsAndLatenciesAreReadAsTheyAreWritten() {
    Round round = new Round(10, 2_000_000_000, 3, 1_000_000_000, 5);
    assertThat(Round.parse(round.toString())).isEqualTo(round);
    assertThat(round.perSecond()).isEqualTo(5);
    assertThat(round.cpuMillisPerStep()).isEqualTo(100);
    Latency latency = new Latency(0.08, 1.5);
    assertThat(Latency.parse(latency.toString())).isEqualTo(latency);
  }

  @Test
  void aRoundDoesWholeSteps() {
    int[] done = new int[1];
    Rounds rounds = new Rounds(new Counter(done), true);
    assertThat(rounds.run(1, false).steps()).isEqualTo(done[0]).isPositive();
  }

  private record Counter(int[] done) implements Work {
    @Override
    public void run(int times) {
      done[0] += times;
    }

    @Override
    public double check() {
      return 0;
    }

    @Override
    public long parameters() {
      return 0;
    }
  }
}
