import type {Plugin} from 'vite';

/** Makes `/` of the development server lead to the boards page; a redirect, so that the page's relative addresses hold. */
export function boardsAtRoot(): Plugin {
  return {
    name: 'boards-at-root',
    apply: (_config, {command, mode}) => command === 'serve' && mode === 'boards',
    configureServer(server) {
      server.printUrls = () => {
        const address = server.resolvedUrls?.local[0] ?? '';
        server.config.logger.info(`\nThe boards are at ${address}\nStop with Ctrl+C.`);
      };
      server.middlewares.use((request, response, next) => {
        if (request.url !== '/') return next();
        response.writeHead(302, {location: '/stories/boards/'}).end();
      });
    },
  };
}
