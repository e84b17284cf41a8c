import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Kept = { bytes: Uint8Array; name: string; isPrivate: boolean; at: number };
type Registered = { callbackUrl: string; slug: string; metadata: Record<string, unknown> };

export type UploadthingServer = {
  /** What UPLOADTHING_TOKEN is for this server. */
  token: string;
  /** The other variables by which the SDK finds it. */
  environment: Record<string, string>;
  files: Map<string, Kept>;
  close: () => Promise<void>;
};

// Few, so that small tests see more than one page.
const mostOnPage = 2;

const json = (body: unknown) => ({ status: 200, type: 'application/json', body: JSON.stringify(body) });
const plain = (status: number) => ({ status, type: 'text/plain', body: '' });
type Answer = { status: number; type: string; body: string | Uint8Array };

/** Stands in for uploadthing on this machine: what the SDK asks of it, with signatures and private files. */
export async function startUploadthing(
  deliver: (url: string, init: RequestInit) => Promise<Response> = fetch,
): Promise<UploadthingServer> {
  const apiKey = `sk_test_${randomBytes(8).toString('hex')}`;
  const appId = 'testapp';
  const files = new Map<string, Kept>();
  const registered = new Map<string, Registered>();
  const results = new Map<string, unknown>();
  const sign = (text: string) => `hmac-sha256=${createHmac('sha256', apiKey).update(text).digest('hex')}`;
  const isSigned = (url: URL) => {
    const [signed, signature] = url.href.split('&signature=');
    return (
      decodeURIComponent(signature ?? '') === sign(signed ?? '') &&
      Number(url.searchParams.get('expires')) > Date.now()
    );
  };
  const claim = (url: URL, name: string) => decodeURIComponent(url.searchParams.get(`x-ut-${name}`) ?? '');

  async function put(url: URL, request: Request): Promise<Answer> {
    if (!isSigned(url)) return plain(403);
    const file = (await request.formData()).get('file') as File;
    if (String(file.size) !== claim(url, 'file-size')) return plain(400);
    const key = url.pathname.slice(1);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const [name, type] = [claim(url, 'file-name'), claim(url, 'file-type')];
    files.set(key, { bytes, name, isPrivate: claim(url, 'acl') === 'private', at: Date.now() });
    const fileHash = createHash('md5').update(bytes).digest('hex');
    const where = `${url.origin}/a/${appId}/${key}`;
    const sent = { url: where, appUrl: where, ufsUrl: where, fileHash };
    const route = registered.get(key);
    if (!route) return json({ ...sent, serverData: null });
    const body = JSON.stringify({
      status: 'uploaded',
      file: { key, name, size: file.size, type, customId: null, ...sent },
      origin: url.origin,
      metadata: route.metadata,
    });
    const headers = {
      'content-type': 'application/json',
      'uploadthing-hook': 'callback',
      'x-uploadthing-signature': sign(body),
    };
    await deliver(`${route.callbackUrl.split('?')[0]}?slug=${route.slug}`, { method: 'POST', body, headers });
    return json({ ...sent, serverData: results.get(key) ?? null });
  }

  async function post(url: URL, request: Request): Promise<Answer> {
    if (request.headers.get('x-uploadthing-api-key') !== apiKey) return plain(403);
    const asked = await request.json();
    switch (url.pathname) {
      case '/route-metadata':
        for (const key of asked.fileKeys) {
          registered.set(key, {
            callbackUrl: asked.callbackUrl,
            slug: asked.callbackSlug,
            metadata: asked.metadata,
          });
        }
        return json({ ok: true });
      case '/callback-result':
        results.set(asked.fileKey, asked.callbackData);
        return json({ ok: true });
      case '/v6/deleteFiles':
        return json({
          success: true,
          deletedCount: asked.fileKeys.filter((key: string) => files.delete(key)).length,
        });
      case '/v6/listFiles': {
        const all = [...files].slice(asked.offset ?? 0);
        const page = all
          .slice(0, Math.min(asked.limit ?? 500, mostOnPage))
          .map(([key, { name, bytes, at }]) => {
            return {
              id: key,
              key,
              name,
              customId: null,
              size: bytes.length,
              status: 'Uploaded',
              uploadedAt: at,
            };
          });
        return json({ hasMore: page.length < all.length, files: page });
      }
      default:
        return plain(404);
    }
  }

  function get(url: URL): Answer {
    const kept = files.get(url.pathname.replace(`/a/${appId}/`, ''));
    if (!kept) return plain(404);
    if (kept.isPrivate && !isSigned(url)) return plain(403);
    return { status: 200, type: 'application/octet-stream', body: kept.bytes };
  }

  const server = createServer(async (incoming, outgoing) => {
    const request = await requestOf(incoming);
    const url = new URL(request.url);
    const open = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      'access-control-allow-methods': '*',
      'access-control-expose-headers': '*',
    };
    if (request.method === 'OPTIONS') return outgoing.writeHead(204, open).end();
    if (request.method === 'HEAD') return outgoing.writeHead(200, { ...open, 'x-ut-range-start': '0' }).end();
    const answers = { PUT: () => put(url, request), POST: () => post(url, request), GET: () => get(url) };
    const answer = await (answers[request.method as keyof typeof answers] ?? (() => plain(405)))();
    return outgoing.writeHead(answer.status, { ...open, 'content-type': answer.type }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;

  return {
    token: Buffer.from(JSON.stringify({ apiKey, appId, regions: ['test'] })).toString('base64'),
    environment: {
      UPLOADTHING_API_URL: `http://${host}`,
      UPLOADTHING_INGEST_URL: `http://${host}`,
      UPLOADTHING_UFS_HOST: host,
      UPLOADTHING_UFS_APP_ID_LOCATION: 'path',
    },
    files,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method = 'GET' } = incoming;
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const body = method === 'PUT' || method === 'POST' ? Buffer.concat(chunks) : null;
  return new Request(`http://${incoming.headers.host}${incoming.url}`, { method, headers, body });
}
