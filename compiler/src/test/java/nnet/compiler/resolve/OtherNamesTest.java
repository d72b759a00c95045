package nnet.compiler.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nnet.compiler.op.Operators;
import nnet.compiler.syntax.Declaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherNamesTest {
  private static final Set<String> KNOWN = known();

  private static Set<String> known() {
    Set<String> known = new HashSet<>(Operators.callables().keySet());
    for (Declaration.Definition definition : Library.definitions()) {
      known.add(definition.name().text());
    }
    return known;
  }

  @ParameterizedTest
  @CsvSource({
    "Linear, PyTorch's Linear is `dense` here",
    "Dense, Keras's Dense is `dense` here",
    "conv2d, PyTorch's conv2d is `conv` or `convolve` here",
    "MaxPooling2D, Keras's MaxPooling2D is `max_pool` here",
    "max_pool2d, PyTorch's max_pool2d is `max_pool` or `max_pooling` here",
    "average_pool2d, ONNX's AveragePool is `average_pool` or `average_pooling` here",
    "avg_pool, PyTorch's avg_pool2d is `average_pool` or `average_pooling` here",
    "BatchNormalization, Keras's BatchNormalization is `batch_norm` here",
    "BatchNorm2d, PyTorch's BatchNorm2d is `batch_norm` here",
    "batch_norm1d, PyTorch's BatchNorm2d is `batch_norm` here",
    "LSTM, Keras's LSTM is `lstm` here",
    "nll_loss, PyTorch's NLLLoss is `nll` here",
    "HeNormal, Keras's HeNormal is `he_normal` here",
  })
  void namesOfOthersAreToldByOurs(String theirs, String told) {
    assertThat(OtherNames.told(OtherNames.of(theirs, KNOWN))).contains(told);
  }

  @Test
  void whatIsNotKnownIsNotTold() {
    assertThat(OtherNames.of("Linear", List.of("conv"))).isEmpty();
    assertThat(OtherNames.of("hidden", KNOWN)).isEmpty();
  }

  @Test
  void documentationSaysMostOfThem() {
    assertThat(OtherNames.all().size()).isGreaterThan(5 * OtherNames.fromList().size());
  }

  @Test
  void everyNameOfOursIsKnownHere() {
    assertThat(OtherNames.all()).extracting(OtherNames.Entry::ours).isSubsetOf(KNOWN);
  }

  @Test
  void theListHasNothingThatTheDocumentationSays() {
    List<OtherNames.Entry> said =
        OtherNames.all().subList(0, OtherNames.all().size() - OtherNames.fromList().size());
    assertThat(OtherNames.fromList()).doesNotContainAnyElementsOf(said).doesNotHaveDuplicates();
  }
}
