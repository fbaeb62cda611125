// Stands in front of DuckDB's worker script, put there by the build and the development server.
// The worker writes every error to the console: the attacks on itself that must fail at each start, and texts of faults,
// which may quote rows. What went wrong reaches the page as a fault all the same.
for (const name of ['debug', 'error', 'info', 'log', 'warn']) console[name] = () => {};
// With it the worker would tell the page of each piece of the engine that it compiles.
self.TransformStream = undefined;
{
  let engine;
  const body = new ReadableStream({start: (controller) => { engine = controller; }});
  // The page sends the engine piece by piece as it arrives, so that it is compiled while it is fetched, and the worker
  // needs no network.
  addEventListener('message', (event) => {
    if (event.data?.engine === undefined) return;
    event.stopImmediatePropagation();
    if (event.data.engine) engine.enqueue(event.data.engine);
    else engine.close();
  });
  const ask = self.fetch;
  self.fetch = (request, options) => (request.url ?? request) === 'crm-widgets:engine'
    ? Promise.resolve(new Response(body, {headers: {'content-type': 'application/wasm'}}))
    : ask(request, options);
}
