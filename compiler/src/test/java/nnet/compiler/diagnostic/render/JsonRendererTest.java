package nnet.compiler.diagnostic.render;

import static nnet.compiler.diagnostic.render.Sources.find;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The two formats for programs. */
class JsonRendererTest {
  private static final SourceFile FILE = new SourceFile("a.nnet", "x = dens(3)\ny = \"a\"\n");

  @Test
  void everyPartHasItsMember() {
    Diagnostic diagnostic =
        Diagnostic.error(Code.UNKNOWN_NAME, find(FILE, "dens"), "there is no `dens`")
            .label(find(FILE, "y"), "here")
            .note("a fact")
            .help("write dense")
            .fix("replace it", find(FILE, "dens"), "dense");
    assertThat(new JsonRenderer().render(List.of(diagnostic)))
        .isEqualTo(
            """
            [
            {"code":"unknown-name","severity":"error","message":"there is no `dens`",\
            "file":"a.nnet","start":{"line":1,"column":5},"end":{"line":1,"column":9},\
            "labels":[{"file":"a.nnet","start":{"line":2,"column":1},\
            "end":{"line":2,"column":2},"message":"here"}],"notes":["a fact"],\
            "help":"write dense","fix":{"title":"replace it","file":"a.nnet",\
            "start":{"line":1,"column":5},"end":{"line":1,"column":9},"replacement":"dense"}}
            ]
            """);
  }

  @Test
  void nothingIsAnEmptyArray() {
    assertThat(new JsonRenderer().render(List.of())).isEqualTo("[]\n");
    assertThat(new ShortRenderer().render(List.of())).isEmpty();
  }

  @Test
  void anyTextSurvivesTheRoundTrip() {
    String odd = "\"\\\n\r\t\u0000\u001b\u2028😀é\ud800";
    Diagnostic diagnostic = Diagnostic.warning(Code.SYNTAX, find(FILE, "x"), odd);
    String json = new JsonRenderer().render(List.of(diagnostic, diagnostic));
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      String found = "";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && "message".equals(parser.currentName())) {
          found = parser.getString();
        }
      }
      assertThat(found).isEqualTo(odd);
    }
  }

  @Test
  void shortIsOneLineADiagnostic() {
    Diagnostic first = Diagnostic.error(Code.UNKNOWN_NAME, find(FILE, "dens"), "no\n`dens`");
    Diagnostic second = Diagnostic.warning(Code.UNUSED_VALUE, find(FILE, "y"), "unused");
    assertThat(new ShortRenderer().render(List.of(first, second)))
        .isEqualTo(
            """
            a.nnet:1:5: error[unknown-name]: no `dens`
            a.nnet:2:1: warning[unused-value]: unused
            """);
  }
}
