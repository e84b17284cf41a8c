import net from 'node:net';
import { createWebSocketStream, WebSocketServer } from 'ws';

export type NeonBridge = { proxy: string; close: () => Promise<void> };

/** Speaks the WebSocket side of Neon's driver and passes the bytes to the PostgreSQL server at `url`. */
export async function startNeonBridge(url: string): Promise<NeonBridge> {
  const { hostname, port } = new URL(url);
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => {
    const near = createWebSocketStream(socket);
    const far = net.connect(Number(port || 5432), hostname);
    const end = () => {
      near.destroy();
      far.destroy();
    };
    near.on('error', end).on('close', end);
    far.on('error', end).on('close', end);
    near.pipe(far).pipe(near);
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port: own } = server.address() as net.AddressInfo;
  return {
    proxy: `127.0.0.1:${own}/v1`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve());
      }),
  };
}
