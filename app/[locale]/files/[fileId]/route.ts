import { currentContext } from '@/lib/auth/session.ts';
import { serveFile } from '@/lib/documents/serve-file.ts';

export async function GET(request: Request, { params }: RouteContext<'/[locale]/files/[fileId]'>) {
  return serveFile(await currentContext(), (await params).fileId, new URL(request.url).searchParams);
}
