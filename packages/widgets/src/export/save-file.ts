/** Saves bytes or text as a file, by the browser's own way of downloading; nothing leaves the page. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], {type}));
  const link = document.createElement('a');
  Object.assign(link, {href: address, download: name});
  link.click();
  // The download has begun by the next task in every browser, and holds the bytes itself.
  setTimeout(() => URL.revokeObjectURL(address), FORGET_MS);
}

const FORGET_MS = 10_000;

/** A name that every file system takes: `Sales funnel, May` becomes `sales-funnel-may`. */
export function fileName(title: string, extension: string): string {
  const plain = title.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 80);
  return `${plain || 'crm-widgets'}.${extension}`;
}
