// tries: replaces JSON
// stopped by: the judge’s side uses what it captured before anything of the user’s was loaded
JSON.stringify = () =>
  '{"done":true,"results":[{"passed":2,"failed":[],"fuelUsed":0,"reads":{"clock":0,"randomness":0}}]}';
JSON.parse = () => ({});
exports.f = () => 'x';
