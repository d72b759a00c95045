package nnet.runtime.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LendingTest {
  private final Lending<Object> lending = new Lending<>();

  private Object taken() {
    Object known = lending.take();
    return known == null ? lending.made(new Object()) : known;
  }

  @Test
  void aPlatformThreadKeepsItsOwn() {
    Object first = taken();
    lending.giveBack(first);
    assertThat(taken()).isSameAs(first);
  }

  @Test
  void virtualThreadsUseTheSameOneAfterAnother() throws InterruptedException {
    List<Object> seen = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread.ofVirtual()
          .start(() -> {
            seen.add(taken());
            lending.giveBack(seen.getLast());
          })
          .join();
    }
    assertThat(seen).hasSize(3).containsOnly(seen.getFirst());
  }

  @Test
  void whatIsTakenNobodyElseGets() throws InterruptedException {
    List<Object> seen = new ArrayList<>();
    Runnable hold = () -> seen.add(taken());
    Thread.ofVirtual().start(hold).join();
    Thread.ofVirtual().start(hold).join();
    assertThat(seen).hasSize(2).doesNotHaveDuplicates();
  }
}
