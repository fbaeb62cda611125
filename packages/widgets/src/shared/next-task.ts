/** Runs in the next task: by a message, as timers of a page that is not in front run once a second. */
export function nextTask(run: () => void): void {
  const {port1, port2} = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(null);
}
