/** A self-hosted runner may reach GitHub through a proxy alone: the bundle asks it, and nothing else is different. */
import { openStage } from './stage.ts';
import { startProxy } from './start-proxy.ts';

it('reaches GitHub through the proxy of the runner', async () => {
  const stage = await openStage();
  const proxy = await startProxy();
  try {
    const { port } = new URL(stage.github.url);
    const run = await stage.start('conductor', {
      event: 'schedule',
      environment: { GITHUB_API_URL: `http://api.github.example:${port}`, http_proxy: proxy.url },
    });
    expect(run.errors).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(run.outputs.reason).not.toBe('');
    expect(proxy.asked.length).toBeGreaterThan(0);
    expect(new Set(proxy.asked)).toEqual(new Set([`api.github.example:${port}`]));
  } finally {
    proxy.server.closeAllConnections();
    proxy.server.close();
    await stage.close();
  }
});
