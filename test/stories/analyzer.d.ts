declare module '@custom-elements-manifest/analyzer/cli.js' {
  /** The manifest of the sources, as `npm run manifest` writes it. */
  export function cli(options: {readonly argv: readonly string[]; readonly noWrite: boolean}): Promise<unknown>;
}
