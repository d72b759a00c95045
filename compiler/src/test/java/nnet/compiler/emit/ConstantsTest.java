package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.CodeBlock;
import org.junit.jupiter.api.Test;

class ConstantsTest {
  private final Constants constants = new Constants();

  private String name(int last) {
    CodeBlock value = CodeBlock.of("new $T(1,$W2,$W$L)", StringBuilder.class, last);
    return constants.name("shape", StringBuilder.class, value);
  }

  @Test
  void equalValuesAreOneConstant() {
    assertThat(name(3)).isEqualTo("SHAPE").isEqualTo(name(3));
    assertThat(constants.fields()).hasSize(1);
  }

  @Test
  void valuesThatDifferInTheirLastNumberAreTwo() {
    assertThat(name(3)).isNotEqualTo(name(4));
    assertThat(constants.fields()).hasSize(2);
  }
}
