package nnet.compiler.lsp;

import static nnet.compiler.lsp.Editor.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a name to what it is made of. */
class TypeDefinitionTest {
  private static final String TEXT =
      """
      record Row { size: f32  price: f32 }
      data Houses {
          from csv("houses.csv") as Row
          x = size
          t = price
      }
      layer block(units: int, act: function = relu)(x: f32[n]) = x -> dense(units) -> act
      network Prices {
          input  x: f32
          target t: f32
          encode = block(8)
          hidden = x -> reshape([1]) -> encode
          rows   = hidden -> reshape([8, 1]) -> (scan(gru_cell(4)))
          output y = hidden -> dense(1)
          loss = mse(y, t)
      }
      train Prices on Houses { epochs: 1 }
      """;

  @TempDir Path folder;

  /** The lines that a name at {@code §} leads to. */
  private List<String> lines(String marked) throws Exception {
    try (Editor editor = Editor.with(folder, marked)) {
      List<? extends Location> found =
          get(editor
                  .server
                  .getTextDocumentService()
                  .typeDefinition(new TypeDefinitionParams(editor.id(), editor.cursor())))
              .getLeft();
      return found.stream().map(location -> line(editor, location)).toList();
    }
  }

  private static String line(Editor editor, Location location) {
    int line = location.getRange().getStart().getLine();
    if (location.getUri().equals(editor.uri)) {
      return editor.text().lines().toList().get(line);
    }
    try {
      return Files.readAllLines(Path.of(URI.create(location.getUri()))).get(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void leads(String marked, String start) throws Exception {
    assertThat(lines(TEXT.replace(marked.replace("§", ""), marked)))
        .singleElement()
        .asString()
        .startsWith(start);
  }

  @Test
  void aValueLeadsToTheLayerThatMakesIt() throws Exception {
    leads("output §y", "layer dense(");
    leads("mse(§y, t)", "layer dense(");
  }

  @Test
  void anInstanceAndWhatItMakesLeadToItsLayer() throws Exception {
    leads("§encode =", "layer block(");
    leads("§hidden =", "layer block(");
  }

  @Test
  void aScanLeadsToItsCell() throws Exception {
    leads("§rows", "cell gru_cell(");
  }

  @Test
  void anOptionLeadsToItsDefault() throws Exception {
    leads("§act: function", "activation relu");
  }

  @Test
  void dataAndTheirColumnsLeadToTheRecord() throws Exception {
    leads("data §Houses", "record Row");
    leads("§price: f32", "record Row");
  }

  @Test
  void anInputHasOnlyItsType() throws Exception {
    assertThat(lines(TEXT.replace("input  x", "input  §x"))).isEmpty();
  }
}
