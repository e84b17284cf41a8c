// Sends what waits in the outbox of a database by a mail server: a process of its own, which a test kills.
import { openDatabase } from '@/db/client.ts';
import { smtpTransport } from '@/lib/notifications/smtp-transport.ts';
import { sendWaiting } from '@/lib/outbox/send-waiting.ts';

const [url = '', smtp = '', minutes = '0'] = process.argv.slice(2);
const open = await openDatabase({ url, folder: '' });
const now = () => new Date(Date.parse('2026-11-23T12:00:00Z') + Number(minutes) * 60_000);
await sendWaiting(open.db, { transport: smtpTransport(smtp), now });
await open.close();
