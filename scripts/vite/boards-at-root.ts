import type {Plugin} from 'vite';

/** Makes `/` of the dev server lead to the boards page; a redirect, so that its relative addresses hold. */
export function boardsAtRoot(): Plugin {
  return {
    name: 'boards-at-root',
    apply: (_config, {command, mode}) => command === 'serve' && mode === 'boards',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url !== '/') return next();
        response.writeHead(302, {location: '/stories/boards/'}).end();
      });
    },
  };
}
