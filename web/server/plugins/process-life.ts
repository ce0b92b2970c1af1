/** Under a parent with an IPC channel: says when requests are answered, and ends when the parent is gone. */
export default defineNitroPlugin((nitro) => {
  if (!process.send) return;
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  const sayReady = setInterval(async () => {
    const answer = await nitro.localFetch('/health', {});
    if (!answer.ok) return;
    clearInterval(sayReady);
    process.send?.({ type: 'ready' });
  }, 100);
});
