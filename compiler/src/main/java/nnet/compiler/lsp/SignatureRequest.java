package nnet.compiler.lsp;

import java.util.List;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Signature;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SignatureInformation;
import org.jspecify.annotations.Nullable;

/** {@code textDocument/signatureHelp}. */
final class SignatureRequest {
  private SignatureRequest() {}

  static @Nullable SignatureHelp answer(Document document, SignatureHelpParams params) {
    int offset = Places.offset(document.source(), params.getPosition());
    return Signature.of(document, offset).map(SignatureRequest::help).orElse(null);
  }

  private static SignatureHelp help(Signature signature) {
    SignatureInformation information = new SignatureInformation(signature.label());
    information.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, signature.documentation()));
    information.setParameters(
        signature.parameters().stream().map(ParameterInformation::new).toList());
    // Past the last one, where an editor marks none.
    int active = signature.active() < 0 ? signature.parameters().size() : signature.active();
    return new SignatureHelp(List.of(information), 0, active);
  }
}
