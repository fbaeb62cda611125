/**
 * Lets a test in the browser say what its page is told of screen, paper and visitor, as forced colours cannot be had otherwise:
 * `executeServerCommand('page-media', {media: 'print', features: {'forced-colors': 'active'}})`; without either all is as before.
 */
export function pageMedia() {
  const clients = new Map();
  const clientOf = ({id, browser}) => {
    // Chromium forgets what a client said as soon as that client is gone.
    if (!clients.has(id)) clients.set(id, browser.getPage(id).createCDPSession());
    return clients.get(id);
  };
  return {
    name: 'page-media',
    async executeCommand({command, payload, session}) {
      if (command !== 'page-media') return undefined;
      const features = Object.entries(payload.features ?? {}).map(([name, value]) => ({name, value}));
      const client = await clientOf(session);
      await client.send('Emulation.setEmulatedMedia', {media: payload.media ?? '', features});
      return true;
    },
  };
}
