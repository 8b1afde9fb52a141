// tries: takes the process through an event
// stopped by: no code is made from strings in the worker’s own realm
// realm: process
exports.f = () => {
  const event = new Event('x');
  const make = event.constructor.constructor;
  return make('return process')().pid ? 'loot' : 'none';
};
