package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** {@code nnet lsp} on the streams of the process. */
@ResourceLock(Resources.SYSTEM_OUT)
class LspCommandTest {
  private static String message(String json) {
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    return "Content-Length: " + length + "\r\n\r\n" + json;
  }

  @Test
  void answersUntilTheEditorSaysSo() {
    String in =
        message(
                """
                {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}\
                """)
            + message(
                """
                {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": \
                {"uri": "untitled:a", "languageId": "nnet", "version": 1, "text": "network N {}"}}}\
                """)
            + message(
                """
                {"jsonrpc": "2.0", "id": 3, "method": "textDocument/documentSymbol", \
                "params": {"textDocument": {"uri": "untitled:a"}}}\
                """)
            + message("{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"shutdown\"}")
            + message("{\"jsonrpc\": \"2.0\", \"method\": \"exit\"}");
    assertThat(served(in))
        .contains("\"hoverProvider\":true")
        .contains("\"name\":\"N\"", "\"id\":2,\"result\"");
  }

  @Test
  void endsWithTheStreamOfTheEditor() {
    assertThat(served("")).isEmpty();
  }

  @Test
  void takesNoFile() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(Main.run(new String[] {"lsp", "a.nnet"}, to, to)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("takes no file");
  }

  private static String served(String text) {
    InputStream in = System.in;
    PrintStream out = System.out;
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    System.setOut(new PrintStream(answers, true, StandardCharsets.UTF_8));
    try {
      PrintStream nowhere =
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
      assertThat(Main.run(new String[] {"lsp"}, nowhere, nowhere)).isEqualTo(ExitCode.FINE);
    } finally {
      System.setIn(in);
      System.setOut(out);
    }
    return answers.toString(StandardCharsets.UTF_8);
  }
}
