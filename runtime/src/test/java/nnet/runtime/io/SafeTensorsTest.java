package nnet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Schema;
import nnet.runtime.train.LineModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {
  @TempDir Path folder;

  private Path raw(String header, int payload) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(8 + text.length + payload).order(ByteOrder.LITTLE_ENDIAN);
    return Files.write(folder.resolve("raw"), all.putLong(text.length).put(text).array());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | 4 | needs 8",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | 8 | a hole of 4 bytes",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 8 | there are 8",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            + "'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}} | 6 | overlap",
        "{'a':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,4]}} | 4 | larger than 2 GB",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}} | 4 | ends before it begins",
        "{'a':{'dtype':'C64','shape':[1],'data_offsets':[0,8]}} | 8 | type C64",
        "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}} | 4 | a whole number",
        "{'a':{'dtype':'F32','shape':[1]}} | 4 | lacks",
        "{'a':{'dtype':'F32','dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 4 | comes twice",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4],'x':[1]}} | 4 | unknown key `x`",
        "{} {} | 0 | expected the end",
        "[] | 0 | not valid",
      })
  void saysWhatIsWrongWithAHeader(String header, int payload, String message) throws IOException {
    Path file = raw(header.replace('\'', '"'), payload);
    assertThatThrownBy(() -> SafeTensors.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void aHugeHeaderIsNotEvenLookedAt() throws IOException {
    byte[] bytes =
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE).array();
    Path file = Files.write(folder.resolve("huge"), bytes);
    assertThatThrownBy(() -> SafeTensors.read(file)).hasMessageContaining("announces a header");
  }

  @Test
  void readsOtherElementTypes() throws IOException {
    String header = "{'a':{'dtype':'BF16','shape':[2],'data_offsets':[0,4]}}".replace('\'', '"');
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(8 + text.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(text.length).put(text).putShort((short) 0x3F80).putShort((short) 0xC000);
    Path file = Files.write(folder.resolve("half"), all.array());
    assertThat(SafeTensors.read(file).tensors().values())
        .singleElement()
        .satisfies(tensor -> assertThat(tensor.values()).containsExactly(1, -2));
  }

  @Test
  void writesTheNumbersAtAMultipleOfEight() throws IOException {
    Path file = folder.resolve("a");
    for (int length = 1; length < 10; length++) {
      Tensor tensor = new Tensor(List.of(1), new float[] {1});
      SafeTensors.write(file, new TensorFile(Map.of(), Map.of("x".repeat(length), tensor)));
      assertThat((Files.size(file) - 4) % 8).isZero();
    }
  }

  private static Schema renamed(Schema schema, String from, String to) {
    List<Schema.Parameter> parameters =
        schema.parameters().stream()
            .map(each ->
                each.path().equals(from)
                    ? new Schema.Parameter(
                        to, each.shape(), each.offset(), true, each.fingerprint())
                    : each)
            .toList();
    return new Schema(
        schema.network(),
        schema.source(),
        schema.origin(),
        parameters,
        schema.parameterFloats(),
        schema.states(),
        schema.stateFloats(),
        schema.entries(),
        schema.metrics(),
        schema.training(),
        schema.data(),
        schema.generations(),
        schema.layers(),
        schema.decisions());
  }

  @Test
  void proposesTheRename() {
    LineModel model = new LineModel();
    Path file = folder.resolve("w");
    Weights.initial(model, 1).write(file);
    Schema other = renamed(model.schema(), "line.weight", "head.weight");
    assertThatThrownBy(() -> Weights.read(other, file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("lacks `head.weight`")
        .hasMessageContaining("renamed \"line.weight\" to \"head.weight\"");
  }

  @Test
  void namesMissingAndSuperfluousTensors() {
    LineModel model = new LineModel();
    Path file = folder.resolve("w");
    Weights.initial(model, 1).write(file);
    SortedMap<String, Tensor> tensors = new TreeMap<>(SafeTensors.read(file).tensors());
    tensors.put("line.weigth", new Tensor(List.of(1), new float[1]));
    SafeTensors.write(file, new TensorFile(Map.of(), tensors));
    assertThatThrownBy(() -> Weights.read(model.schema(), file))
        .hasMessageContaining("holds `line.weigth`")
        .hasMessageContaining("did you mean `line.weight`?");
    tensors.remove("line.weight");
    SafeTensors.write(file, new TensorFile(Map.of(), tensors));
    assertThatThrownBy(() -> Weights.read(model.schema(), file))
        .hasMessageContaining("lacks `line.weight`")
        .hasMessageContaining("did you mean `line.weigth`?");
    tensors.remove("line.weigth");
    tensors.put("line.weight", new Tensor(List.of(2), new float[2]));
    SafeTensors.write(file, new TensorFile(Map.of(), tensors));
    assertThatThrownBy(() -> Weights.read(model.schema(), file))
        .hasMessageContaining("shape [2]")
        .hasMessageContaining("needs [1]");
  }

  /** Weights of the line, with one of its two tensors changed. */
  private Path changed(String name, Tensor tensor, Map<String, String> metadata) {
    LineModel model = new LineModel();
    Path file = folder.resolve("w");
    SortedMap<String, Tensor> tensors =
        new TreeMap<>(Weights.initial(model, 1).content().tensors());
    tensors.put(name, tensor);
    SafeTensors.write(file, new TensorFile(metadata, tensors));
    return file;
  }

  @Test
  void saysHowManyTensorsLack() {
    Path file = folder.resolve("w");
    SafeTensors.write(file, new TensorFile(Map.of("network", "Plane"), Map.of()));
    assertThatThrownBy(() -> Weights.read(new LineModel().schema(), file))
        .hasMessageContaining("lacks `line.weight` and 3 more")
        .hasMessageContaining("it holds the weights of network Plane");
  }

  @Test
  void wholeNumbersAreNoWeights() throws IOException {
    Path file = changed("line.weight", new Tensor(List.of(1), new float[] {0}), Map.of());
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String ofWeight = "\"line.weight\":{\"dtype\":\"";
    int at = text.indexOf(ofWeight) + ofWeight.length();
    assertThat(at).isGreaterThan(ofWeight.length());
    bytes[at] = 'I';
    Files.write(file, bytes);
    assertThatThrownBy(() -> Weights.read(new LineModel().schema(), file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("`line.weight` has whole numbers in " + file);
  }

  @Test
  void axesInAnotherOrderAreRecognised() {
    Schema schema = new LineModel().schema();
    WeightsFile.Piece wanted = new WeightsFile.Piece("a", List.of(2, 3), new float[6], 0);
    Tensor turned = new Tensor(List.of(3, 2), new float[6]);
    assertThatThrownBy(() -> Misfit.check(folder, wanted, turned))
        .hasMessageContaining("has shape [3, 2]")
        .hasMessageContaining("its axes are in another order");
    Path file = changed("line.weight", new Tensor(List.of(2), new float[2]), Map.of());
    assertThatThrownBy(() -> Weights.read(schema, file))
        .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("another order"));
  }

  @Test
  void aFormatOfALaterReleaseIsRefused() {
    Tensor tensor = new Tensor(List.of(1), new float[1]);
    Path file = changed("line.weight", tensor, Map.of("format", "nnet 2"));
    assertThatThrownBy(() -> Weights.read(new LineModel().schema(), file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has the format \"nnet 2\" of a later release")
        .hasMessageContaining("reads \"nnet 1\"");
    Path foreign = changed("line.weight", tensor, Map.of("format", "pt"));
    assertThat(Weights.read(new LineModel().schema(), foreign).parameters()[0]).isZero();
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> SafeTensors.read(folder)).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> AtomicFile.write(folder, "x"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("it is a folder");
  }

  @Test
  void leavesNoHalfFileBehind() throws IOException {
    Path file = folder.resolve("whole");
    AtomicFile.write(file, "before");
    assertThatThrownBy(() ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(1);
                  throw new IOException("No space left on device");
                }))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the disk is full");
    assertThat(Files.readString(file)).isEqualTo("before");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }
}
