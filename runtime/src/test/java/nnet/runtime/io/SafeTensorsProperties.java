package nnet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import nnet.runtime.message.UserError;

class SafeTensorsProperties {
  private static Path file = Path.of("");

  @BeforeContainer
  static void create() throws IOException {
    file = Files.createTempFile("tensors", ".safetensors");
  }

  @AfterContainer
  static void delete() throws IOException {
    Files.delete(file);
  }

  @Provide
  Arbitrary<Tensor> tensors() {
    Arbitrary<List<Integer>> shapes = Arbitraries.integers().between(0, 4).list().ofMaxSize(3);
    return shapes.flatMap(shape ->
        Arbitraries.floats()
            .array(float[].class)
            .ofSize(Tensor.size(shape))
            .map(values -> new Tensor(shape, values)));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars('"', '\\', '\n', 'ä', '\u2028')
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(name -> !name.equals("__metadata__"));
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(
      @ForAll("names") String key,
      @ForAll("names") String name,
      @ForAll("tensors") Tensor first,
      @ForAll("names") String other,
      @ForAll("tensors") Tensor second)
      throws IOException {
    Map<String, Tensor> tensors = new TreeMap<>(Map.of(name, first));
    tensors.put(other, second);
    SafeTensors.write(file, new TensorFile(Map.of(key, name), tensors));
    byte[] bytes = Files.readAllBytes(file);
    TensorFile read = SafeTensors.read(file);
    assertThat(read.metadata()).isEqualTo(Map.of(key, name));
    assertThat(read.tensors().keySet()).isEqualTo(tensors.keySet());
    tensors.forEach((each, tensor) -> {
      Tensor found = Objects.requireNonNull(read.tensors().get(each));
      assertThat(found.shape()).isEqualTo(tensor.shape());
      assertThat(found.values()).isEqualTo(tensor.values());
    });
    SafeTensors.write(file, read);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  /** A header made of pieces that are right, nearly right or far off. */
  @Provide
  Arbitrary<String> headers() {
    Arbitrary<String> numbers =
        Arbitraries.of("0", "1", "2", "4", "8", "12", "-1", "2147483647", "99999999999999999999");
    Arbitrary<String> lists =
        numbers.list().ofMaxSize(3).map(each -> "[" + String.join(",", each) + "]");
    Arbitrary<String> types = Arbitraries.of("\"F32\"", "\"F64\"", "\"U8\"", "\"C64\"", "7", "\"");
    Arbitrary<String> entries =
        Combinators.combine(Arbitraries.of("a", "b", "__metadata__"), types, lists, lists)
            .as((name, type, shape, offsets) ->
                "\"%s\":{\"dtype\":%s,\"shape\":%s,\"data_offsets\":%s}"
                    .formatted(name, type, shape, offsets));
    return entries.list().ofMaxSize(3).map(each -> "{" + String.join(",", each) + "}");
  }

  @Property(tries = 1000)
  void aStrangeHeaderIsRefusedOrRead(
      @ForAll("headers") String header, @ForAll("payloads") byte[] payload) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    writeRaw(text.length, text, payload);
    readOrRefuse();
  }

  @Provide
  Arbitrary<byte[]> payloads() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(24);
  }

  @Property(tries = 500)
  void anyBytesAreRefusedOrRead(@ForAll("payloads") byte[] bytes) throws IOException {
    Files.write(file, bytes);
    readOrRefuse();
  }

  @Property(tries = 300)
  void aDamagedFileIsRefusedOrRead(@ForAll("damages") int position, @ForAll byte value)
      throws IOException {
    Map<String, Tensor> tensors =
        Map.of("a", new Tensor(List.of(2, 1), new float[] {1, 2}), "b", tensor());
    SafeTensors.write(file, new TensorFile(Map.of("k", "v"), tensors));
    byte[] bytes = Files.readAllBytes(file);
    bytes[position % bytes.length] = value;
    Files.write(file, bytes);
    readOrRefuse();
  }

  @Provide
  Arbitrary<Integer> damages() {
    return Arbitraries.integers().between(0, 300);
  }

  private static Tensor tensor() {
    return new Tensor(List.of(), new float[] {3});
  }

  private static void writeRaw(long length, byte[] header, byte[] payload) throws IOException {
    ByteBuffer all =
        ByteBuffer.allocate(8 + header.length + payload.length).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(length).put(header).put(payload);
    Files.write(file, all.array());
  }

  /** Anything else than these two fails the property. */
  private static void readOrRefuse() {
    try {
      SafeTensors.read(file)
          .tensors()
          .values()
          .forEach(tensor -> assertThat(tensor.values()).hasSize(Tensor.size(tensor.shape())));
    } catch (UserError e) {
      assertThat(e.text()).contains(file.toString());
    }
  }
}
