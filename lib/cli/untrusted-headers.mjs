// Loaded before the server when no proxy of ours stands in front of it: a visitor must not say where he comes from
// or which host he meant. Next fills the headers from the socket when they are absent.
import http from 'node:http';

const emit = http.Server.prototype.emit;
const forwarded = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
  'forwarded',
];

http.Server.prototype.emit = function (event, request, ...rest) {
  if (event === 'request' || event === 'upgrade') for (const name of forwarded) delete request.headers[name];
  return emit.call(this, event, request, ...rest);
};
