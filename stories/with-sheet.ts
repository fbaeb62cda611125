/** A style sheet that is on the page while a story is; for `beforeEach`. */
export function withSheet(css: string): () => () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return () => {
    document.adoptedStyleSheets.push(sheet);
    return () => void (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet));
  };
}
