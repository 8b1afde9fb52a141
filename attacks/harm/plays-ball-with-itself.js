// tries: sends itself message after message, each of which keeps the worker for a while
// stopped by: what is still at work in the worker when it has answered ends with it
// realm: process
// needs: worker_threads
const { MessageChannel } = require('worker_threads');
exports.f = () => {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', () => {
    let n = 0;
    for (let i = 0; i < 3e7; i++) n += i;
    port1.postMessage(n);
  });
  port1.postMessage(0);
  return 'none';
};
