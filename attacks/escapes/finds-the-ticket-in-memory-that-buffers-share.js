// tries: finds the ticket in memory that buffers share
// stopped by: a ticket opens nothing without the worker's channel
// realm: process
exports.f = () => {
  const all = new Uint8Array(Buffer.allocUnsafe(1).buffer);
  const text = String.fromCharCode(...all);
  const ticket = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text)?.[0];
  if (ticket) process.send({ ticket, type: 'answer', ok: true, value: [] });
  return 'none';
};
