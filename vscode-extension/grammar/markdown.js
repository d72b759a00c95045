// Highlights ```nnet blocks in Markdown: the editor's own grammar is injected into them.

export const markdown = {
  scopeName: "markdown.nnet.codeblock",
  injectionSelector: "L:text.html.markdown",
  patterns: [
    {
      name: "markup.fenced_code.block.markdown",
      begin: String.raw`(^|\G)(\s*)(\x60{3,}|~{3,})\s*(?i:(nnet)(\s+[^\x60]*)?$)`,
      beginCaptures: {
        3: { name: "punctuation.definition.markdown" },
        4: { name: "fenced_code.block.language.markdown" },
        5: { name: "fenced_code.block.language.attributes.markdown" },
      },
      end: String.raw`(^|\G)(\2|\s{0,3})(\3)\s*$`,
      endCaptures: { 3: { name: "punctuation.definition.markdown" } },
      patterns: [
        {
          begin: String.raw`(^|\G)(\s*)(.*)`,
          while: String.raw`(^|\G)(?!\s*([\x60~]{3,})\s*$)`,
          contentName: "meta.embedded.block.nnet",
          patterns: [{ include: "source.nnet" }],
        },
      ],
    },
  ],
};
