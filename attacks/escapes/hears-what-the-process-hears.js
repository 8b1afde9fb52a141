// tries: changes how events are told, and so hears the worker's orders and has its process
// stopped by: the realm's emitters are not the worker's
// realm: process
// needs: events
const EventEmitter = require('events');
const { emit, on } = EventEmitter.prototype;
let heard;
EventEmitter.prototype.emit = function (...rest) {
  if (this.constructor?.name === 'process' || typeof this.pid === 'number') heard = this;
  return emit.apply(this, rest);
};
EventEmitter.prototype.on = EventEmitter.prototype.addListener = function (...rest) {
  if (typeof this.pid === 'number') heard = this;
  return on.apply(this, rest);
};
exports.f = async () => {
  for (let i = 0; i < 200 && !heard; i++) await new Promise((resolve) => setTimeout(resolve, 1));
  return heard ? 'loot' : 'none';
};
