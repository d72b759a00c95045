// SVG as text: every attribute and every word is escaped.

export type Attributes = Readonly<Record<string, string | number>>;

export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(shown(value))}"`).join("");
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join("")}</${name}>`;
}

export function words(x: number, y: number, text: string, attributes: Attributes = {}): string {
  return element("text", { x, y, ...attributes }, escape(text));
}

export function picture(width: number, height: number, ...content: readonly string[]): string {
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${shown(width)} ${shown(height)}`,
      width,
      height,
      "font-family": "sans-serif",
      "font-size": 12,
    },
    ...content,
  );
}

export function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function shown(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
}
