// tries: loops while it loads
// stopped by: fuel inside the realm, then its time limit, then the watchdog of the host
// reason: does not end
for (;;);
exports.f = () => 'loot';
